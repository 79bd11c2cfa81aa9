import type { HighMigrationAnswer, HighMigrationAsk } from '../../../../shared/contract/high-migration.ts';
import { areaFigure, type AreaFigure } from '../../../../shared/drawing/area-figure.ts';
import { hotSpotPart } from '../../../../shared/drawing/hot-spot-model.ts';
import type { YearDrawing } from '../../../../shared/drawing/layers/layer-drawing.ts';
import { migrationDrawing, type MigrationContent } from '../../../../shared/drawing/layers/migration-drawing.ts';
import { movedIn, noThaiNationality, ranked } from '../../../../shared/drawing/map-model.ts';
import { highMigrationAskOf } from '../../../../shared/drawing/migration-model.ts';
import { migrationReasonWords } from '../../../../shared/drawing/migration-reason.ts';
import { codeAtLevel } from '../../../../shared/geo/area-codes.ts';
import { highMigrationQuestion } from '../../../client/questions/questions.ts';
import { indicatorAsk } from '../../../figures/receipt-dialog-model.ts';
import type { MapScreen } from '../map-screen.ts';
import { classLayer, highest } from './class-layer.ts';
import { countsColumn, percentColumn, percentWords } from './figure-cells.tsx';
import type { MapLayer } from './layer.ts';
import { MigrationBlock, MigrationList } from './migration-list.tsx';

const shownBoth = [movedIn, noThaiNationality] as const;

/** Children without Thai nationality, which stand beside those who moved in and are never added. */
function besideOf(screen: MapScreen, { year }: YearDrawing): ReadonlyMap<string, AreaFigure> {
  const ofYear = screen.rows.filter((row) => row.surveyYearBE === year);
  return new Map(
    ofYear.map((row) => [row.areaCode, areaFigure(row, noThaiNationality, screen.marksOf(row.areaCode, year))]),
  );
}

/** Communities as circles of children who moved in, over tambons of high migration. */
export const migrationLayer: MapLayer<HighMigrationAsk, HighMigrationAnswer, MigrationContent> = {
  ...migrationDrawing,
  ...classLayer,
  chooses: 'nothing',
  question: highMigrationQuestion,

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
        ask={indicatorAsk(movedIn, filter, hotSpotPart(highMigrationAskOf(screen.filter, screen.leastRatio)))}
      />
    );
  },
  // The pointer on the ground of a tambon, between circles.
  note: ({ lens }, code, texts) => {
    const row = lens?.rows.get(code);
    return row ? migrationReasonWords(row, texts) : null;
  },
};
