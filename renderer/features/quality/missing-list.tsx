import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import type { CoverageAnswer } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { useHandOut } from '../../client/documents/use-hand-out.ts';
import { FindingList } from '../../figures/quality-findings.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import { Action } from '../../ui/action.tsx';
import { useHandOutWords } from '../../ui/hand-out-words.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

/** Communities that have not reported, to be sent on to the amphoe. */
export function MissingList(props: { readonly answer: CoverageAnswer }) {
  const { missing, surveyYearBE } = props.answer;
  const { quality } = useMessages();
  const { language } = useLanguage();
  const words = useQualityWords();
  const { area } = useFilter().filter;
  const { copy, outcome, save } = useHandOut();
  const said = useHandOutWords()(outcome);
  if (surveyYearBE === null) return null;
  const request = (format: 'csv' | 'paste'): DocumentRequest => ({
    document: 'missing-list',
    language,
    surveyYearBE,
    area,
    format,
  });
  return (
    <FindingList
      title={quality.missingTitle}
      action={quality.missingAction(words.year(surveyYearBE))}
      tone="act"
      findings={missing.map(({ areaCode, name, childrenExpected, lastChildren, lastReportedYearBE }) => {
        const last =
          lastReportedYearBE === null
            ? quality.neverBefore
            : quality.lastReported(words.year(lastReportedYearBE), formatCount(lastChildren ?? 0));
        return {
          key: areaCode,
          name: words.area(areaCode, name),
          place: words.place(areaCode),
          note: childrenExpected === null ? last : `${quality.inRegister(formatCount(childrenExpected))} · ${last}`,
        };
      })}
    >
      <div className="quality-actions">
        <Action look="primary" size="small" onPress={() => void save(request('csv'))}>
          {quality.saveMissing}
        </Action>
        <Action size="small" onPress={() => void copy(request('paste'), 'text/plain')}>
          {quality.copyMissing}
        </Action>
      </div>
      <p className="small" role="status" data-tone={said?.tone}>
        {said?.words}
      </p>
    </FindingList>
  );
}
