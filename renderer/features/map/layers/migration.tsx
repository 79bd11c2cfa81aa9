import type { HighMigrationAnswer, HighMigrationAsk } from '../../../../shared/contract/high-migration.ts';
import { areaFigure, type AreaFigure } from '../../../../shared/drawing/area-figure.ts';
import { hotSpotPart } from '../../../../shared/drawing/hot-spot-model.ts';
import type { LegendPart } from '../../../../shared/drawing/legend-parts.ts';
import {
  codesWithin,
  migrationSymbols,
  mostMovedIn,
  movedIn,
  noThaiNationality,
  nothingDrawn,
  ranked,
} from '../../../../shared/drawing/map-model.ts';
import {
  highMigrationAskOf,
  highMigrationFills,
  highMigrationGround,
  migrationLens,
  publishedMigration,
  publishedMigrationLegend,
  type MigrationLens,
} from '../../../../shared/drawing/migration-model.ts';
import { migrationReasonWords } from '../../../../shared/drawing/migration-reason.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { formatCount } from '../../../../shared/format/numbers.ts';
import { codeAtLevel } from '../../../../shared/geo/area-codes.ts';
import { highMigrationQuestion } from '../../../client/questions/questions.ts';
import { indicatorAsk } from '../../../figures/receipt-dialog-model.ts';
import type { MapScreen } from '../map-screen.ts';
import { classedOf, classLayer, classParts, highest, type ClassContent } from './class-layer.ts';
import { countsColumn, percentColumn, percentWords } from './figure-cells.tsx';
import type { MapLayer, YearDrawing } from './layer.ts';
import { MigrationBlock, MigrationList } from './migration-list.tsx';

type MigrationContent = ClassContent & {
  /** The count of the largest circle. */
  readonly most: number;
  /** Tambons of high migration; null while they are calculated. */
  readonly lens: MigrationLens | null;
};

const shownBoth = [movedIn, noThaiNationality] as const;

/** The ground of a tambon of high migration, and how many have it. */
function highGround(lens: MigrationLens, texts: MapTexts): LegendPart {
  const swatch = { fill: highMigrationGround, shape: 'area' } as const;
  const count = texts.count(formatCount(highMigrationFills(lens).size));
  return { kind: 'items', items: [{ swatch, words: texts.migrationHigh, count }] };
}

/** Children without Thai nationality, which stand beside those who moved in and are never added. */
function besideOf(screen: MapScreen, { year }: YearDrawing): ReadonlyMap<string, AreaFigure> {
  const ofYear = screen.rows.filter((row) => row.surveyYearBE === year);
  return new Map(
    ofYear.map((row) => [row.areaCode, areaFigure(row, noThaiNationality, screen.marksOf(row.areaCode, year))]),
  );
}

/** Communities as circles of children who moved in, over tambons of high migration. */
export const migrationLayer: MapLayer<HighMigrationAsk, HighMigrationAnswer, MigrationContent> = {
  ...classLayer,
  levels: ['community'],
  usualLevel: 'community',
  chooses: 'nothing',
  indicatorOf: () => movedIn,
  calculation: { question: highMigrationQuestion, ask: (_indicator, _level, filter) => highMigrationAskOf(filter) },
  title: (_indicator, { texts }) => texts.titleMigration,

  draw: (screen, year, answer, marksOf) => {
    const { area, map, rows } = screen;
    const classed = classedOf(screen, year, 'prevalence', marksOf);
    const most = mostMovedIn(rows);
    const lens = answer && migrationLens(answer, codesWithin(map, 'tambon', area));
    const fills = lens ? highMigrationFills(lens) : nothingDrawn.fills;
    return {
      drawing: { ...nothingDrawn, fills, symbols: migrationSymbols(map, classed, most, area) },
      content: { classed, most, lens },
    };
  },
  isWaiting: ({ lens }) => lens === null,
  legend: (screen, { classed, lens, most }, drawing, { texts }) => [
    ...classParts(screen, classed, drawing, texts, { unit: texts.circleColour, most }),
    ...(lens === null ? [] : [highGround(lens, texts)]),
  ],

  first: (screen, drawn, { texts }) => {
    const beside = besideOf(screen, drawn);
    const first = highest(screen, drawn, texts.migrationCommunities, texts);
    const line = (code: string): string[] => {
      const figure = beside.get(code);
      return figure?.prevalence == null ? [] : [`${texts.noNationalityShort} ${percentWords(figure)}`];
    };
    return {
      ...first,
      entries: first.entries.map((entry) => ({ ...entry, lines: [...entry.lines, ...line(entry.code)] })),
    };
  },
  lead: (drawn, nameOf) => <MigrationList lens={drawn.content.lens} year={drawn.year} nameOf={nameOf} />,
  listed: (screen, drawn, texts) => {
    const figureOf = (code: string) => drawn.figures.get(code);
    const beside = besideOf(screen, drawn);
    return {
      codes: ranked(drawn.figures.values()).map(({ code }) => code),
      columns: [
        percentColumn('movedIn', texts.movedInShort, figureOf, texts),
        percentColumn('noNationality', texts.noNationalityShort, (code) => beside.get(code), texts),
        countsColumn(figureOf, texts),
      ],
    };
  },
  indicatorsInDetail: () => shownBoth,
  detail: ({ code, content, nameOf, own, screen }) => {
    const row = content.lens?.rows.get(codeAtLevel(code, 'tambon'));
    if (!row) return null;
    const filter = { ...screen.filter, area: row.areaCode, surveyYearBE: own.surveyYearBE };
    return (
      <MigrationBlock
        row={row}
        name={nameOf(row.areaCode)}
        ask={indicatorAsk(movedIn, filter, hotSpotPart(highMigrationAskOf(screen.filter)))}
      />
    );
  },
  // The pointer on the ground of a tambon, between circles.
  note: ({ lens }, code, texts) => {
    const row = lens?.rows.get(code);
    return row ? migrationReasonWords(row, texts) : null;
  },

  isPublishedAsDrawn: false,
  publishedDrawing: ({ content, drawing }) => (content.lens ? publishedMigration(content.lens) : drawing),
  publishedLegend: publishedMigrationLegend,
  calculated: ({ lens }) => lens?.answer ?? null,
};
