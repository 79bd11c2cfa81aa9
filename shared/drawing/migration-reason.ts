import type { Figure } from '../contract/figure.ts';
import type { HighMigrationRow } from '../contract/high-migration.ts';
import { formatInterval, formatPercent, type ShareInterval } from '../format/numbers.ts';
import type { MapTexts } from './map-texts.ts';

const intervalOf = ({ ciLow, ciHigh }: Figure): ShareInterval | null =>
  ciLow === null || ciHigh === null ? null : { low: ciLow, high: ciHigh };

const isHiddenFigure = ({ yes, known }: Figure): boolean => yes === null || known === null;

/** Whether what the sentence is made of is hidden: the code then says nothing. */
export const isHiddenMigration = ({ noResult, arrival }: HighMigrationRow): boolean =>
  noResult === 'hidden' || isHiddenFigure(arrival);

/** A figure in words: hidden, none, an interval where it is no more than that, or a percentage. */
export function figureWords(figure: Figure, texts: MapTexts): string {
  if (isHiddenFigure(figure)) return texts.hidden;
  if (figure.prevalence === null) return '–';
  const interval = intervalOf(figure);
  return figure.grade === 'D' && interval ? formatInterval(interval) : formatPercent(figure.prevalence, interval);
}

/** The area's share and the province's, with as many decimals as the area's supports, or as tell the two apart. */
function sharesIn({ arrival, reason }: HighMigrationRow, texts: MapTexts): readonly [own: string, province: string] {
  const { share, provinceShare } = reason;
  if (share === null) return ['–', texts.reasonProvince];
  const interval = intervalOf(arrival);
  const words = arrival.grade === 'D' && interval ? formatInterval(interval) : null;
  if (provinceShare === null) return [words ?? formatPercent(share, interval), texts.reasonProvince];
  const [own, whole] = [formatPercent(share, interval), formatPercent(provinceShare, interval)];
  const isSame = own === whole && words === null;
  return [
    words ?? (isSame ? formatPercent(share) : own),
    texts.reasonProvinceShare(isSame ? formatPercent(provinceShare) : whole),
  ];
}

/** Why an area is one of high migration, or is not, in a plain sentence. Nothing of a hidden figure is in it. */
export function migrationReasonWords(row: HighMigrationRow, texts: MapTexts): string {
  if (isHiddenMigration(row)) return texts.hidden;
  const { code, class: spotClass, mark } = row.reason;
  const [share, province] = sharesIn(row, texts);
  const spot = spotClass === null || spotClass === 'none' ? null : texts.reasonSpots[spotClass];
  switch (code) {
    case 'hot-spot':
      return texts.reasonHot(share, province, spot ?? texts.spotNoResultShort);
    case 'high-share':
      if (spotClass !== null) return texts.reasonShare(share, province);
      return row.noResult === 'no-neighbour'
        ? texts.reasonShareAlone(share, province)
        : texts.reasonShareUntested(share, province);
    case 'beside-high':
      return texts.reasonBeside(share, province, spot ?? texts.spotNoResultShort);
    case 'as-province':
      return texts.reasonSame(share, province);
    case 'low': {
      if (spot === null) return texts.reasonLow(share, province);
      if (mark !== 'lower' && mark !== 'much-lower') return texts.reasonCold(share, province, spot);
      return spotClass?.startsWith('hot') === true
        ? texts.reasonLowBesideHot(share, province, spot)
        : texts.reasonLowCold(share, province, spot);
    }
    case 'too-few':
      return texts.reasonTooFew;
    case 'no-data':
      return texts.reasonNoData;
  }
}
