import type { AreaFigure } from '../../../../shared/drawing/area-figure.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { inFraction } from '../../../../shared/figures/figure-reading.ts';
import { formatInterval, formatPercent } from '../../../../shared/format/numbers.ts';
import { useMessages } from '../../../ui/locale.tsx';
import type { CellValue, Column } from '../../../ui/table-model.ts';
import { useMapTexts } from '../map-texts.ts';

export type FigureOf = (code: string) => AreaFigure | undefined;

/** A figure in a list: an interval where it is no more than that, a dash where there is none. */
export function percentWords(figure: AreaFigure | undefined): string {
  if (figure?.state === 'uncertain' && figure.interval) return formatInterval(figure.interval);
  return figure?.prevalence == null ? '–' : formatPercent(figure.prevalence, figure.interval);
}

/** That a figure is hidden, in few letters. */
export function Hidden() {
  const texts = useMapTexts();
  return (
    <span className="map-table-hidden" title={texts.hidden}>
      {texts.hiddenShort}
    </span>
  );
}

function Percent(props: { readonly figure: AreaFigure | undefined }) {
  const { figure } = props;
  const { marks } = useMessages();
  if (figure?.state === 'hidden') return <Hidden />;
  if (figure?.state !== 'uncertain' || !figure.interval) return percentWords(figure);
  return (
    <span data-uncertain title={marks.gradeMeanings.D}>
      {percentWords(figure)}
    </span>
  );
}

/** A figure as a file has it: a hidden one says so, an uncertain one is its interval. */
function percentValue(figure: AreaFigure | undefined, texts: MapTexts): CellValue {
  if (figure?.state === 'hidden') return texts.hidden;
  return figure?.state === 'uncertain' ? percentWords(figure) : (figure?.prevalence ?? null);
}

/** A column of figures. */
export function percentColumn(key: string, heading: string, figureOf: FigureOf, texts: MapTexts): Column<string> {
  return {
    key,
    heading,
    align: 'number',
    value: (code) => percentValue(figureOf(code), texts),
    cell: (code) => <Percent figure={figureOf(code)} />,
  };
}

/** A column of what stands beside a figure. */
export function quietColumn(key: string, heading: string, value: (code: string) => string): Column<string> {
  return { key, heading, align: 'number', attributes: () => ({ className: 'muted' }), value };
}

/** Yes of known. */
export function countsColumn(figureOf: FigureOf, texts: MapTexts): Column<string> {
  return quietColumn('counts', texts.yesKnown, (code) => {
    const figure = figureOf(code);
    return figure ? inFraction(figure) : '–';
  });
}
