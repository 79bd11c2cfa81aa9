import { useCallback, useMemo, useState } from 'react';
import { indicatorByNo, indicators } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { useFilter, useOption } from '../../client/address/use-address.ts';
import { useLevel } from '../../client/address/use-level.ts';
import { completenessQuestion } from '../../client/questions/questions.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { FindingList } from '../../figures/quality-findings.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import {
  completenessClasses,
  tableRows,
  together,
  unknownOf,
  worstIndicators,
  type CompletenessCell,
  type Place,
  type TableRow,
} from './completeness-model.ts';
import { CompletenessTable } from './completeness-table.tsx';
import { QualityFrame } from './quality-frame.tsx';

const sortKeys = ['all', ...indicators.map(({ no }) => String(no))];

/** Names a cell with its counts. */
function useCellLabel(): (row: TableRow, column: number) => string {
  const { quality } = useMessages();
  const words = useQualityWords();
  return useCallback(
    (row, column) => {
      const cell: CompletenessCell = (column === 0 ? row.all : row.cells[column - 1]) ?? { state: 'hidden' };
      const area = words.area(row.areaCode);
      const name = column === 0 ? quality.completenessAll : words.indicator(column);
      if (cell.state === 'hidden') return quality.completenessHidden(area, name);
      if (cell.state === 'nobody') return quality.completenessNobody(area, name);
      const share = formatPercent(cell.share, null);
      return quality.completenessCell(area, name, share, formatCount(cell.known), formatCount(cell.eligible));
    },
    [quality, words],
  );
}

function Legend() {
  const { quality } = useMessages();
  return (
    <p className="complete-legend">
      <span className="muted">{quality.completenessLegend}</span>
      {completenessClasses.map((each) => (
        <span key={each}>
          <span className="complete-swatch" data-class={each} />
          {quality.completenessClasses[each]}
        </span>
      ))}
    </p>
  );
}

function Side(props: { readonly rows: readonly TableRow[] }) {
  const { rows } = props;
  const { quality } = useMessages();
  const { completenessTerms: terms } = quality;
  const thresholds = useDataset().data?.view?.thresholds ?? null;
  const words = useQualityWords();
  const unknownText = (cell: CompletenessCell): string =>
    cell.state === 'shown'
      ? `${formatPercent(cell.share, null)} · ${quality.completenessUnknown(formatCount(cell.eligible - cell.known))}`
      : '';
  return (
    <>
      <FindingList
        title={quality.completenessWorstIndicators}
        action={quality.completenessAskIndicators}
        tone="look"
        isExcerpt
        findings={worstIndicators(rows).map(({ no, cell }) => ({
          key: String(no),
          name: words.indicator(no),
          place: '',
          note: unknownText(cell),
        }))}
      />
      <FindingList
        title={quality.completenessWorstAreas}
        action={quality.completenessAskAreas}
        tone="look"
        isExcerpt
        findings={rows
          .filter((row) => unknownOf(row) > 0)
          .map((row) => ({
            key: row.areaCode,
            name: words.area(row.areaCode),
            place: words.place(row.areaCode),
            note: unknownText(row.all),
          }))}
      />
      <HowToRead
        terms={[
          terms.known,
          ...(thresholds === null
            ? []
            : [{ term: terms.hidden.term, text: terms.hidden.text(formatCount(thresholds.n)) }]),
        ]}
      />
    </>
  );
}

/** How much is known, by area and indicator. */
export function CompletenessTab() {
  const { filter } = useFilter();
  const { quality } = useMessages();
  const words = useQualityWords();
  const labelOf = useCellLabel();
  const [level, setLevel] = useLevel(areaLevels, 'tambon');
  const [sortKey, setSortKey] = useOption('sort', sortKeys, 'all');
  const sort = sortKey === 'all' ? null : Number(sortKey);
  const [place, setPlace] = useState<Place | null>(null);
  const query = useAnswer(completenessQuestion, { surveyYearBE: filter.surveyYearBE, area: filter.area, level });
  const rows = useMemo(() => tableRows(query.data?.rows ?? [], sort), [query.data, sort]);
  const all = together(rows.map((row) => row.all));
  const year = filter.surveyYearBE === null ? '' : words.year(filter.surveyYearBE);
  const pointed = place === null ? undefined : rows[place.row];
  return (
    <QualityFrame
      query={query}
      main={
        <>
          <div className="quality-toolbar">
            <p className="quality-answer-line">
              {all.state === 'shown' ? quality.completenessAnswer(formatPercent(all.share, null), year) : ''}
            </p>
            <LevelChoice levels={areaLevels} value={level} onChange={setLevel} />
          </div>
          <CompletenessTable
            rows={rows}
            sort={sort}
            labelOf={labelOf}
            onSort={(no) => setSortKey(no === null ? 'all' : String(no))}
            onPlace={setPlace}
          />
          <div className="quality-foot">
            <Legend />
            <p className="small muted">
              {pointed && place
                ? `${labelOf(pointed, place.column)}${unitOf(place.column, quality)}`
                : quality.completenessPoint}
            </p>
          </div>
        </>
      }
      side={<Side rows={rows} />}
    />
  );
}

function unitOf(column: number, texts: ReturnType<typeof useMessages>['quality']): string {
  if (column === 0) return '';
  return ` · ${indicatorByNo(column).unit === 'household' ? texts.completenessOfHouseholds : texts.completenessOfChildren}`;
}
