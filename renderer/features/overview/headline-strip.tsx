import { useState, type ReactNode } from 'react';
import type { Headline } from '../../../shared/contract/analysis.ts';
import type { Filter, PopulationGroup } from '../../../shared/contract/filter.ts';
import type { HeadlineName } from '../../../shared/contract/receipt.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear, formatYearShort } from '../../../shared/format/years.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ReceiptDialog } from '../../figures/receipt-dialog.tsx';
import { useReceiptTexts } from '../../figures/receipt-dialog-texts.ts';
import './headline-strip.css';

function Figure(props: {
  readonly label: string;
  /** What must be known before the figure is used; beside its name. */
  readonly caveat?: string;
  /** Null: hidden. */
  readonly value: string | null;
  readonly of: ReactNode;
  readonly before: string | null;
  readonly tone?: 'act-now';
  readonly title?: string;
  /** Opens where the count comes from; null while there is none. */
  readonly onOpen: (() => void) | null;
}) {
  const texts = useReceiptTexts();
  const { common, overview } = useMessages();
  const { label, onOpen } = props;
  const value = props.value ?? common.hidden;
  return (
    <div
      className="headline"
      data-tone={props.tone}
      data-caveat={props.caveat !== undefined || undefined}
      data-hidden={props.value === null || undefined}
      title={props.value === null ? overview.cellHidden : props.title}
    >
      <dt className="headline-label">
        {label}
        {props.caveat ? <span className="headline-caveat"> · {props.caveat}</span> : null}
      </dt>
      <dd className="headline-value">
        {onOpen ? (
          <button
            type="button"
            className="headline-open"
            aria-label={texts.ofFigure(`${label} ${value}`)}
            title={texts.open}
            onClick={onOpen}
          >
            {value}
          </button>
        ) : (
          value
        )}
      </dd>
      <dd className="headline-of">{props.of}</dd>
      <dd className="headline-before">{props.before}</dd>
    </div>
  );
}

const share = (part: number | null, whole: number | null): string | null =>
  part === null || whole === null || whole === 0 ? null : formatPercent(part / whole);

/** Sums only, without a row per child: nobody can say who is a migrant or at high risk. */
export function isSumsOnly({ children, recordedChildren }: Headline): boolean {
  return recordedChildren === 0 && children !== null && children > 0;
}

function migrantsIn(row: Headline, group: PopulationGroup): number | null {
  if (group === 'migrant') return row.children;
  return group === 'thai' ? 0 : row.migrants;
}

/** Headline counts, each with its denominator and the year before. */
export function HeadlineStrip(props: {
  readonly title: string;
  readonly subtitle: string;
  /** True where sex, age or group is restricted: a community without such children is then not one that failed to report. */
  readonly isPartial: boolean;
  /** With one group only, how many are migrant children needs no telling by the engine, nor hiding. */
  readonly group: PopulationGroup;
  readonly filter: Filter;
  readonly now: Headline | null;
  readonly before: Headline | null;
  readonly action: ReactNode;
}) {
  const { action, before, group, isPartial, now } = props;
  const { language } = useLanguage();
  const { common, overview } = useMessages();
  const shown = (text: string | null): string => text ?? common.hidden;
  const figure = (value: number | null | undefined): string | null => {
    if (value === undefined) return '–';
    return value === null ? null : formatCount(value);
  };
  const count = (value: number | null | undefined): string => shown(figure(value));
  const last = (value: (row: Headline) => string): string | null =>
    before ? overview.lastYear(formatYearShort(before.surveyYearBE, language), value(before)) : null;
  const migrants = now ? migrantsIn(now, group) : null;
  const highRiskShare = now ? share(now.highRisk, now.recordedChildren) : null;
  const households =
    now?.households === null
      ? overview.householdsHidden
      : now?.households
        ? overview.inHouseholds(formatCount(now.households))
        : null;
  const isNowSums = now !== null && isSumsOnly(now);
  const isRecorded = now?.recordedChildren === now?.children;
  const [opened, setOpened] = useState<HeadlineName | null>(null);
  const open = (name: HeadlineName) => (now ? () => setOpened(name) : null);
  const communitiesOf = (row: Headline): number | null =>
    isPartial ? row.communitiesWithSuchChildren : row.communitiesReported;
  const expected = now?.communitiesExpected ?? null;
  const silent = now && expected !== null ? expected - now.communitiesReported : 0;
  return (
    <section className="headline-strip" aria-label={overview.headlines}>
      <div className="headline-title">
        <h1>{props.title}</h1>
        <p className="muted">
          {now ? <span>{common.year(formatYear(now.surveyYearBE, language))}</span> : null}
          {props.subtitle === '' ? null : <span>{props.subtitle}</span>}
          {now && !before ? <span className="small">{overview.noLastYear}</span> : null}
        </p>
      </div>
      <dl className="headline-figures">
        <Figure
          label={overview.headlineChildren}
          onOpen={open('children')}
          value={figure(now?.children)}
          of={households}
          before={last((row) => count(row.children))}
        />
        <Figure
          label={isPartial ? overview.headlineCommunitiesWith : overview.headlineCommunities}
          onOpen={open('communities')}
          value={figure(now && communitiesOf(now))}
          of={
            expected === null ? (
              now && overview.expectedUnknown
            ) : (
              <>
                {overview.ofExpected(formatCount(expected))}{' '}
                {isPartial ? null : (
                  <span data-caution={silent > 0 || undefined}>
                    {silent > 0 ? overview.notReported(formatCount(silent)) : overview.allReported}
                  </span>
                )}
              </>
            )
          }
          before={last((row) => count(communitiesOf(row)))}
        />
        <Figure
          label={overview.headlineMigrants}
          onOpen={isNowSums ? null : open('migrants')}
          value={now && !isNowSums ? share(migrantsIn(now, group), now.children) : '–'}
          of={isNowSums ? overview.sumsOnly : migrants === null ? null : common.childrenCount(formatCount(migrants))}
          before={last((row) => (isSumsOnly(row) ? '–' : shown(share(migrantsIn(row, group), row.children))))}
        />
        <Figure
          label={overview.headlineVictims}
          onOpen={open('victims')}
          tone="act-now"
          value={figure(now?.victims)}
          of={now && now.victimsKnown !== null ? overview.ofKnown(formatCount(now.victimsKnown)) : null}
          before={last((row) => count(row.victims))}
        />
        <Figure
          label={overview.headlineHighRisk}
          caveat={overview.highRiskCaveat}
          onOpen={isNowSums ? null : open('high-risk')}
          value={isNowSums ? '–' : figure(now?.highRisk)}
          title={
            now && !isNowSums && now.riskInsufficient !== null
              ? `${overview.highRiskExplained} · ${overview.insufficient(formatCount(now.riskInsufficient))}`
              : ''
          }
          of={
            isNowSums
              ? overview.sumsOnly
              : highRiskShare === null
                ? null
                : isRecorded
                  ? overview.shareOfChildren(highRiskShare)
                  : overview.shareOfRecorded(highRiskShare)
          }
          before={last((row) => (isSumsOnly(row) ? '–' : count(row.highRisk)))}
        />
      </dl>
      <div>{action}</div>
      {opened && now ? (
        <ReceiptDialog
          ask={{
            measure: { kind: 'headline', headline: opened },
            filter: { ...props.filter, surveyYearBE: now.surveyYearBE },
            hotSpots: null,
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}
