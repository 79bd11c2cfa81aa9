import type { ReactNode } from 'react';
import type { Headline } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useDataset } from '../../client/use-dataset.ts';
import { useAreaDirectory } from '../../client/use-figures.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ReceiptFiles } from '../../ui/receipt-dialog-files.tsx';
import { ReceiptFrame, ReceiptLine } from '../../ui/receipt-dialog-frame.tsx';
import { filterInWords } from '../../ui/receipt-dialog-model.ts';
import { useReceiptTexts } from '../../ui/receipt-dialog-texts.ts';
import { ReceiptDialog } from '../../ui/receipt-dialog.tsx';

/** The headline counts. Victims are the yes of indicator 13, which has a receipt; the others are totals. */
export const headlineNames = ['children', 'communities', 'migrants', 'victims', 'highRisk'] as const;
export type HeadlineName = (typeof headlineNames)[number];
type TotalName = Exclude<HeadlineName, 'victims'>;

/** The indicator that makes a child a victim (product §7). */
const victimIndicator = 13;

type Counted = { readonly value: number | null; readonly of: number | null; readonly unit: 'people' | 'places' };

function countedOf(name: TotalName, row: Headline, migrants: number | null): Counted {
  switch (name) {
    case 'children':
      return { value: row.children, of: null, unit: 'people' };
    case 'communities':
      return { value: row.communitiesReported, of: row.communitiesExpected, unit: 'places' };
    case 'migrants':
      return { value: migrants, of: row.children, unit: 'people' };
    case 'highRisk':
      return { value: row.highRisk, of: row.children, unit: 'people' };
  }
}

function TotalReceipt(props: {
  readonly name: TotalName;
  readonly row: Headline;
  readonly migrants: number | null;
  readonly filter: Filter;
  readonly onClose: () => void;
}) {
  const { filter, name, row } = props;
  const { language } = useLanguage();
  const { common, filter: filterTexts, overview } = useMessages();
  const texts = useReceiptTexts();
  const directory = useAreaDirectory();
  const { data: dataset } = useDataset();
  const { of, unit, value } = countedOf(name, row, props.migrants);
  const count = (each: number | null): string => {
    if (each === null) return common.hidden;
    return unit === 'people' ? texts.people(formatCount(each)) : overview.rowsCount(formatCount(each));
  };
  const area =
    filter.area === null
      ? null
      : common.areaTitles[levelOfCode(filter.area) ?? 'province'](directory.nameOf(filter.area, language));
  const files = (dataset?.extracts ?? []).filter((extract) => extract.surveyYearBE === row.surveyYearBE);
  const lines: readonly (readonly [string, ReactNode])[] = [
    [texts.definition, texts.counts[name].text],
    [texts.countValue, count(value)],
    ...(of === null ? [] : [[texts.countOf, count(of)] as const]),
    ...(name === 'highRisk' ? [[texts.insufficient, count(row.riskInsufficient)] as const] : []),
    [
      texts.filter,
      filterInWords(
        { ...filter, surveyYearBE: row.surveyYearBE },
        area,
        { filter: filterTexts, common, receipt: texts },
        language,
      ),
    ],
  ];
  return (
    <ReceiptFrame subject={texts.counts[name].name} onClose={props.onClose} actions={null}>
      {value === null ? (
        <Notice tone="info" title={texts.hiddenTitle}>
          {texts.hiddenText}
        </Notice>
      ) : null}
      <dl className="receipt-facts">
        {lines.map(([term, said]) => (
          <ReceiptLine key={term} term={term}>
            {said}
          </ReceiptLine>
        ))}
      </dl>
      <ReceiptFiles files={files.map((extract) => ({ ...extract, surveyYearsBE: [extract.surveyYearBE] }))} />
      <p className="small muted">{texts.countVerify}</p>
    </ReceiptFrame>
  );
}

/** Where a headline count comes from. */
export function HeadlineReceipt(props: {
  readonly name: HeadlineName;
  readonly row: Headline;
  readonly migrants: number | null;
  readonly filter: Filter;
  readonly onClose: () => void;
}) {
  const { filter, name, onClose, row } = props;
  if (name !== 'victims') return <TotalReceipt {...props} name={name} />;
  const asked = { ...filter, surveyYearBE: row.surveyYearBE };
  return <ReceiptDialog ask={{ indicator: victimIndicator, filter: asked, hotSpots: null }} onClose={onClose} />;
}
