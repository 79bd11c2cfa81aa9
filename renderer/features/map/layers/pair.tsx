import { pairLegend } from '../../../../shared/drawing/legend-model.ts';
import { codesWithin, movedIn } from '../../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import {
  pairAreas,
  pairsOf,
  protectionIndicators,
  rankedPairs,
  thirdLimits,
  type Pair,
  type ThirdLimits,
} from '../../../../shared/drawing/pair-model.ts';
import { useMapTexts } from '../map-texts.ts';
import { mostListed } from './class-layer.ts';
import { percentColumn, percentWords, quietColumn } from './figure-cells.tsx';
import { plainLayer, type MapLayer } from './layer.ts';

type PairContent = {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly limits: { readonly migration: ThirdLimits; readonly other: ThirdLimits };
};

/** Shown where the chosen indicator is about migration itself: not in education. */
const usualOther = 3;

const bothIndicators = (no: number): readonly number[] => [movedIn, no];

function pairWords({ place }: Pair, other: number, texts: MapTexts): string | null {
  if (place === null) return null;
  if (place.migration === 3 && place.other === 3) return texts.pairBoth;
  const side = (no: number, third: 1 | 2 | 3): string => `${texts.otherShort(String(no))}: ${texts.pairPlaces[third]}`;
  return [side(movedIn, place.migration), side(other, place.other)].join(' · ');
}

function PairSentence(props: { readonly pair: Pair; readonly other: number }) {
  const texts = useMapTexts();
  const words = pairWords(props.pair, props.other, texts);
  return words === null ? null : <p className="map-pair-words">{words}</p>;
}

/** Moved in beside another indicator, each in thirds. */
export const pairLayer: MapLayer<never, never, PairContent> = {
  ...plainLayer,
  levels: ['amphoe', 'tambon'],
  chooses: 'protection',
  indicatorOf: ({ indicator }) => (protectionIndicators.some(({ no }) => no === indicator) ? indicator : usualOther),
  title: (indicator, { nameOf, texts }) => texts.titlePair(nameOf(movedIn), nameOf(indicator)),

  draw: ({ area, indicator, level, map, rows }, year, _answer, marksOf) => {
    const limits = { migration: thirdLimits(rows, movedIn), other: thirdLimits(rows, indicator.no) };
    const pairs = pairsOf(rows, year, indicator.no, limits, marksOf);
    return { drawing: pairAreas(codesWithin(map, level, area), pairs), content: { pairs, limits } };
  },
  legend: (screen, { limits }, drawing, { shortName, texts }) => {
    const names = { migration: shortName(movedIn), other: shortName(screen.indicator.no) };
    return pairLegend({ drawing, limits, names, texts });
  },

  first: (screen, { content }, { shortName, texts }) => ({
    title: texts.highestBoth,
    none: texts.noPairs,
    entries: rankedPairs(content.pairs.values())
      .filter(({ place }) => place?.migration === 3 && place.other === 3)
      .slice(0, mostListed * 2)
      .map(({ code, migration, other }) => ({
        code,
        lines: [
          `${shortName(movedIn)} ${percentWords(migration)}`,
          `${shortName(screen.indicator.no)} ${percentWords(other)}`,
        ],
        value: null,
      })),
  }),
  listed: (screen, { content: { pairs } }, texts) => ({
    codes: rankedPairs(pairs.values()).map(({ code }) => code),
    columns: [
      percentColumn('migration', texts.movedInShort, (code) => pairs.get(code)?.migration, texts),
      percentColumn('other', texts.otherShort(String(screen.indicator.no)), (code) => pairs.get(code)?.other, texts),
      quietColumn('place', texts.pairPlace, (code) => {
        const place = pairs.get(code)?.place;
        return place ? `${texts.pairPlaces[place.migration]}–${texts.pairPlaces[place.other]}` : '–';
      }),
    ],
  }),
  indicatorsInDetail: bothIndicators,
  detail: ({ code, content, screen }) => {
    const pair = content.pairs.get(code);
    return pair ? <PairSentence pair={pair} other={screen.indicator.no} /> : null;
  },
  publishedIndicators: bothIndicators,
};
