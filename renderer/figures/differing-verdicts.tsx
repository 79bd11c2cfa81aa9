import { useQuery } from '@tanstack/react-query';
import type { DifferingVerdict, DocumentRequest } from '../../shared/contract/documents.ts';
import { indicatorByNo } from '../../shared/cpms/indicators.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { useEngine } from '../client/connection/connection-context.tsx';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { useRevision } from '../client/questions/use-dataset.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { toldApart } from './told-apart.ts';
import './differing-verdicts.css';

/** Verdicts of a document that the screen says otherwise; null where there is nothing to say, and until that is known. */
function useDifferingVerdicts(request: DocumentRequest): readonly DifferingVerdict[] | null {
  const engine = useEngine();
  const revision = useRevision();
  const { data } = useQuery({
    queryKey: ['figures', revision, 'differing-verdicts', request],
    queryFn: ({ signal }) => engine.documents.differingVerdicts(request, { signal }),
    enabled: revision !== null,
  });
  return data ?? null;
}

function useVerdictWords(
  ofSpots: Readonly<Record<string, string>>,
): (verdict: DifferingVerdict['screen'] | null) => string {
  const { marks, release } = useMessages();
  const words: Readonly<Record<string, string>> = {
    ...ofSpots,
    ...marks.standingsShort,
    high: release.differing.high,
    'not-high': release.differing.notHigh,
  };
  return (verdict) => (verdict === null ? release.differing.untold : (words[verdict] ?? verdict));
}

/** Before a document is made: what it will say otherwise than the screen, which shows more than may be published. */
export function DifferingVerdicts(props: {
  readonly request: DocumentRequest;
  /** What the classes of hot spots are called, where the document may have some. */
  readonly spotWords?: Readonly<Record<string, string>>;
}) {
  const { request } = props;
  const { common, indicatorTexts, release } = useMessages();
  const { language } = useLanguage();
  const directory = useAreaDirectory();
  const wordsOf = useVerdictWords(props.spotWords ?? {});
  const found = useDifferingVerdicts(request);
  if (!found || found.length === 0) return null;
  const { named, untold } = toldApart(found);
  const shorts: Readonly<Record<string, string>> = indicatorTexts.short;
  const nameOf = ({ areaCode, indicator, surveyYearBE }: DifferingVerdict): string => {
    const about = indicatorByNo(indicator);
    const isOfOneArea = request.document === 'community-sheet';
    const name = isOfOneArea ? (shorts[about.key] ?? about[language]) : directory.nameOf(areaCode, language);
    const isOfYears = new Set(found.map((each) => each.surveyYearBE)).size > 1;
    return isOfYears && surveyYearBE !== null ? `${name} ${common.year(String(surveyYearBE))}` : name;
  };
  return (
    <details className="differing">
      <summary>{release.differing.title(formatCount(found.length))}</summary>
      <p className="small muted">{release.differing.why}</p>
      {named.length > 0 ? (
        <ul className="differing-list">
          {named.map((each) => (
            <li key={`${each.kind} ${each.areaCode} ${each.indicator} ${each.surveyYearBE}`}>
              <strong>{nameOf(each)}</strong>
              <span>{release.differing.pair(wordsOf(each.screen), wordsOf(each.document))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {untold > 0 ? <p className="small">{release.differing.others(formatCount(untold))}</p> : null}
    </details>
  );
}
