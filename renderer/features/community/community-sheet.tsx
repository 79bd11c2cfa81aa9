import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import { localeOf, type Language } from '../../../shared/format/language.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { printPage } from '../../client/documents/print-page.ts';
import { useHandOut } from '../../client/documents/use-hand-out.ts';
import { FiguresOf } from '../../client/questions/figure-source.tsx';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { DifferingVerdicts } from '../../figures/differing-verdicts.tsx';
import { MostlyHidden } from '../../figures/mostly-hidden.tsx';
import { ReleaseWait } from '../../figures/release-wait.tsx';
import { Action } from '../../ui/action.tsx';
import { PageFailure } from '../../ui/data-page.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { AgeSexPyramid } from './age-sex-pyramid.tsx';
import { hiddenInSheet } from './community-model.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { MigrationProfile } from './migration-profile.tsx';
import { PriorityPart } from './priority-part.tsx';
import { Together } from './together.tsx';
import { useCommunity, type Community } from './use-community.ts';

function useFilterWords(): string | null {
  const { filter } = useFilter();
  const texts = useMessages().filter;
  const parts = [
    ...(filter.sex ? [texts.sexes[filter.sex]] : []),
    ...(filter.ageBands ?? []).map((band) => texts.ageBands[band]),
    ...(filter.group === 'all' ? [] : [texts.groups[filter.group]]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Today, also where the page has been open since yesterday when it is printed. */
function useToday(): Date {
  const [today, setToday] = useState(() => new Date());
  useEffect(() => {
    const renew = () => flushSync(() => setToday(new Date()));
    window.addEventListener('beforeprint', renew);
    return () => window.removeEventListener('beforeprint', renew);
  }, []);
  return today;
}

/** What only paper needs: the product, the date, and that the data are synthetic. */
function PaperMark(props: { readonly isSynthetic: boolean }) {
  const { common, community } = useMessages();
  const { language } = useLanguage();
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(useToday());
  return (
    <p className="paper-mark">
      <span>
        {common.product} · {community.printed(date)}
      </span>
      {props.isSynthetic ? <strong>{common.synthetic}</strong> : null}
    </p>
  );
}

function Head(props: { readonly code: string; readonly community: Community; readonly onPrint: () => void }) {
  const { code, community: found } = props;
  const { setFilter } = useFilter();
  const { language } = useLanguage();
  const { community } = useMessages();
  const directory = useAreaDirectory();
  const restricted = useFilterWords();
  const name = (level: 'tambon' | 'amphoe' | 'province'): string =>
    directory.nameOf(codeAtLevel(code, level), language);
  const { population } = found;
  const children = population?.known ?? null;
  const migrants = population?.yes ?? null;
  return (
    <header className="community-head">
      <div>
        <h1>{directory.nameOf(code, language)}</h1>
        <p className="muted">
          {community.place(name('tambon'), name('amphoe'), name('province'))}
          {found.year === null ? null : ` · ${community.year(formatYear(found.year, language))}`}
          {restricted === null ? null : ` · ${community.filtered(restricted)}`}
        </p>
      </div>
      {population ? (
        <dl className="community-counts">
          <div>
            <dt>{community.children}</dt>
            <dd>{children === null ? community.hidden : community.childrenValue(formatCount(children))}</dd>
          </div>
          <div>
            <dt>{community.migrants}</dt>
            <dd>
              {migrants === null || children === null
                ? community.hidden
                : `${community.childrenValue(formatCount(migrants))}${children > 0 ? ` (${formatPercent(migrants / children)})` : ''}`}
            </dd>
          </div>
        </dl>
      ) : null}
      <div className="community-actions">
        <Action look="quiet" onPress={() => setFilter({ area: codeAtLevel(code, 'tambon') })}>
          {community.otherCommunity}
        </Action>
        <Action look="primary" icon="print" onPress={props.onPrint}>
          {community.print}
        </Action>
      </div>
    </header>
  );
}

/** The sheet for paper is of figures that may have to be worked out first. */
function PaperLoading() {
  return (
    <>
      <Loading />
      <ReleaseWait />
    </>
  );
}

/** One community on one sheet of A4: what stands out, who lives there, what goes together, how urgent. */
const sheetOf = (area: string, surveyYearBE: number | null, language: Language): DocumentRequest => ({
  document: 'community-sheet',
  language,
  area,
  surveyYearBE,
});

/** What the paper will say otherwise; a restriction of the children is on the screen alone. */
function UnlikePaper(props: { readonly code: string }) {
  const { filter } = useFilter();
  const { language } = useLanguage();
  if (isAboutSomeChildren(filter)) return null;
  return (
    <div className="community-screen-only">
      <DifferingVerdicts request={sheetOf(props.code, filter.surveyYearBE, language)} />
    </div>
  );
}

function Sheet(props: {
  readonly code: string;
  readonly isSynthetic: boolean;
  readonly isForPaper: boolean;
  readonly onPrint: () => void;
  /** Called to go back from paper to the screen. */
  readonly onBack: () => void;
  /** Called once all that the sheet says is there. */
  readonly onWhole: () => void;
}) {
  const { code, isForPaper } = props;
  const { community } = useMessages();
  const found = useCommunity(code);
  const { population, profile, rows } = found;
  const isWhole =
    rows !== null && population !== null && profile !== null && found.priority !== null && !found.isPending;
  const onWhole = useEffectEvent(props.onWhole);
  useEffect(() => {
    if (isWhole) onWhole();
  }, [isWhole]);
  if (found.error) {
    const back = isForPaper ? { onBack: props.onBack } : {};
    return <PageFailure error={found.error} onRetry={found.retry} {...back} />;
  }
  if (!rows || !population || !profile) return isForPaper ? <PaperLoading /> : <Loading />;
  const hasChildren = population.known === null || population.known > 0;
  return (
    <article className="community-page" data-paper={isForPaper || undefined}>
      <PaperMark isSynthetic={props.isSynthetic} />
      <Head code={code} community={found} onPrint={props.onPrint} />
      {isForPaper ? (
        <p className="community-screen-only community-paper">{community.paperFigures}</p>
      ) : (
        <UnlikePaper code={code} />
      )}
      {hasChildren ? <MostlyHidden count={hiddenInSheet(rows)} /> : null}
      {hasChildren ? (
        <div className="community-body">
          <IndicatorTable code={code} rows={rows} yearBefore={found.yearBefore} />
          <div className="community-parts">
            <PriorityPart answer={found.priority} code={code} />
            <AgeSexPyramid answer={population} />
            <MigrationProfile profile={profile} />
            <Together profile={profile} />
          </div>
        </div>
      ) : (
        <EmptyState icon="community" title={community.noYear} text={community.noYearText} />
      )}
    </article>
  );
}

/** The sheet of a community on the screen; while it is printed, with the figures that may be published. */
export function CommunitySheet(props: { readonly code: string; readonly isSynthetic: boolean }) {
  const { code } = props;
  const { filter } = useFilter();
  const { language } = useLanguage();
  const { outcome, print } = useHandOut();
  const [isForPaper, setIsForPaper] = useState(false);
  const source = isForPaper ? 'publication' : 'screen';
  const onWhole = (): void => {
    if (!isForPaper) return;
    void print(sheetOf(code, filter.surveyYearBE, language), printPage).then(() => setIsForPaper(false));
  };
  return (
    <FiguresOf source={source}>
      {outcome?.kind === 'failed' ? <FailureNotice failure={outcome.failure} /> : null}
      <Sheet
        key={source}
        code={code}
        isSynthetic={props.isSynthetic}
        isForPaper={isForPaper}
        onPrint={() => setIsForPaper(true)}
        onBack={() => setIsForPaper(false)}
        onWhole={onWhole}
      />
    </FiguresOf>
  );
}
