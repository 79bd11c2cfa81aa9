import type { ReactNode } from 'react';
import type { ClassContent } from '../../../../shared/drawing/layers/class-drawing.ts';
import { completenessDrawing } from '../../../../shared/drawing/layers/completeness-drawing.ts';
import { ranked } from '../../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { formatCount, formatPercent } from '../../../../shared/format/numbers.ts';
import type { CellValue, Column } from '../../../ui/table-model.ts';
import { classLayer } from './class-layer.ts';
import { Hidden, type FigureOf } from './figure-cells.tsx';
import type { MapLayer } from './layer.ts';

function columnsOf(figureOf: FigureOf, texts: MapTexts): readonly Column<string>[] {
  const quiet = { attributes: () => ({ className: 'muted' }) };
  const column = (
    key: string,
    heading: string,
    value: (figure: NonNullable<ReturnType<FigureOf>>) => number | null,
    words: (count: number) => string,
  ): Column<string> => ({
    key,
    heading,
    align: 'number',
    value: (code): CellValue => {
      const figure = figureOf(code);
      if (figure?.state === 'hidden') return texts.hidden;
      return figure ? value(figure) : null;
    },
    cell: (code): ReactNode => {
      const figure = figureOf(code);
      if (figure?.state === 'hidden') return <Hidden />;
      const found = figure ? value(figure) : null;
      return found === null ? '–' : words(found);
    },
  });
  return [
    column(
      'share',
      texts.completeness,
      ({ completeness }) => completeness,
      (share) => formatPercent(share),
    ),
    { ...column('known', texts.denominatorShort, ({ known }) => known ?? 0, formatCount), ...quiet },
    { ...column('unknown', texts.unknown, ({ unknown }) => unknown, formatCount), ...quiet },
  ];
}

/** How many of those asked have an answer, by area: the least complete first. */
export const completenessLayer: MapLayer<never, never, ClassContent> = {
  ...completenessDrawing,
  ...classLayer,
  first: (_screen, { figures }, { texts }) => ({
    title: texts.lowest,
    none: null,
    entries: ranked(figures.values(), completenessDrawing.measure)
      .filter(({ completeness }) => completeness !== null)
      .toReversed()
      .map(({ code, completeness, unknown }) => ({
        code,
        lines: [`${texts.unknown} ${formatCount(unknown)}`],
        value: formatPercent(completeness ?? 0),
      })),
  }),
  listed: (_screen, { figures }, texts) => ({
    codes: ranked(figures.values(), completenessDrawing.measure)
      .map(({ code }) => code)
      .toReversed(),
    columns: columnsOf((code) => figures.get(code), texts),
  }),
};
