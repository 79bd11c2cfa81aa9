import type { HotSpotRow, HotSpotsAnswer, HotSpotsAsk } from '../../../../shared/contract/hot-spots.ts';
import type { AreaFigure } from '../../../../shared/drawing/area-figure.ts';
import {
  hotSpotFill,
  hotSpotPart,
  hotSpotsAskOf,
  rankedSpots,
  spotShortWords,
  spotWords,
} from '../../../../shared/drawing/hot-spot-model.ts';
import { hotSpotDrawing, type SpotContent } from '../../../../shared/drawing/layers/hot-spot-drawing.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { hotSpotsQuestion } from '../../../client/questions/questions.ts';
import { useMapTexts } from '../map-texts.ts';
import { Hidden, percentColumn, percentWords, quietColumn } from './figure-cells.tsx';
import { plainLayer, type MapLayer } from './layer.ts';
import { scoreWords, SpotBlock } from './spot-block.tsx';

/** A spot may be told where its figure may not. */
const spotValue = (figure: AreaFigure | undefined, texts: MapTexts): string =>
  figure?.state === 'hidden' ? texts.hiddenShort : percentWords(figure);

function SpotClass(props: { readonly row: HotSpotRow | undefined }) {
  const { row } = props;
  const texts = useMapTexts();
  if (row?.noResult === 'hidden') return <Hidden />;
  if (row?.class == null) {
    return (
      <span className="muted" title={spotWords(row, texts)}>
        {texts.spotNoResultShort}
      </span>
    );
  }
  return (
    <span className="map-table-spot" title={spotWords(row, texts)}>
      <span style={{ backgroundColor: `var(${hotSpotFill(row)})` }} aria-hidden="true" />
      {spotShortWords(row, row.class, texts)}
    </span>
  );
}

/** Where high and low values lie together more than chance would have them. */
export const hotSpotLayer: MapLayer<HotSpotsAsk, HotSpotsAnswer, SpotContent> = {
  ...hotSpotDrawing,
  ...plainLayer,
  question: hotSpotsQuestion,

  first: (screen, { content, figures }, { texts }) => {
    if (content.answer === null) return { title: texts.spotsFirst, entries: [], none: null };
    const found = rankedSpots(content.spots.values()).filter(
      (row) =>
        row.class !== null && row.class !== 'none' && !row.isAgainst && row.areaCode.startsWith(screen.area ?? ''),
    );
    return {
      title: texts.spotsFirst,
      none: texts.noSpots,
      entries: found.map((row) => ({
        code: row.areaCode,
        lines: [spotWords(row, texts)],
        value: (
          <>
            <span
              className="map-spot-swatch"
              style={{ backgroundColor: `var(${hotSpotFill(row)})` }}
              aria-hidden="true"
            />
            {spotValue(figures.get(row.areaCode), texts)}
          </>
        ),
      })),
    };
  },
  listed: (screen, { content: { spots }, drawing, figures }, texts) => {
    const isDrawn = (code: string): boolean =>
      screen.area === null || code.startsWith(screen.area) || drawing.fills.has(code);
    return {
      codes: rankedSpots(spots.values())
        .map(({ areaCode }) => areaCode)
        .filter(isDrawn),
      columns: [
        {
          key: 'class',
          heading: texts.spotClass,
          align: 'number',
          value: (code) => spotWords(spots.get(code), texts),
          cell: (code) => <SpotClass row={spots.get(code)} />,
        },
        percentColumn('percent', texts.percent, (code) => figures.get(code), texts),
        quietColumn('giStar', texts.giStarShort, (code) => {
          const score = spots.get(code)?.giStar;
          return score == null ? '–' : scoreWords(score);
        }),
      ],
    };
  },
  detail: ({ code, content: { answer, spots } }) => {
    const row = spots.get(code);
    return row && answer ? <SpotBlock row={row} answer={answer} /> : null;
  },
  receiptPart: (screen, { spots }, code) =>
    spots.has(code) ? hotSpotPart(hotSpotsAskOf(screen.indicator.no, screen.shownLevel, screen.filter)) : null,
  note: ({ spots }, code, texts) => (spots.has(code) ? spotWords(spots.get(code), texts) : null),
};
