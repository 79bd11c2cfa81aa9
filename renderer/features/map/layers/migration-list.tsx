import type { HighMigrationRow } from '../../../../shared/contract/high-migration.ts';
import type { ReceiptAsk } from '../../../../shared/contract/receipt.ts';
import { formatCount } from '../../../../shared/format/numbers.ts';
import { formatYear } from '../../../../shared/format/years.ts';
import { useFilter } from '../../../client/address/use-address.ts';
import { hoverHandlers } from '../../../client/address/use-selection.ts';
import { useLanguage, useMessages } from '../../../ui/locale.tsx';
import { ReceiptAction } from '../../../figures/receipt-dialog.tsx';
import { useMapTexts } from '../map-texts.ts';
import {
  highMigrationGround,
  rankedMigration,
  type MigrationLens,
} from '../../../../shared/drawing/migration-model.ts';
import { figureWords, isHiddenMigration, migrationReasonWords } from '../../../../shared/drawing/migration-reason.ts';
import './migration-list.css';

function Swatch(props: { readonly row: HighMigrationRow }) {
  if (!props.row.isHigh || isHiddenMigration(props.row)) return null;
  return (
    <span className="map-spot-swatch" style={{ backgroundColor: `var(${highMigrationGround})` }} aria-hidden="true" />
  );
}

/** The reason, and beside it indicator 1, which is never added. */
function Sentences(props: { readonly row: HighMigrationRow }) {
  const { row } = props;
  const texts = useMapTexts();
  return (
    <>
      <span>{migrationReasonWords(row, texts)}</span>
      <span className="small muted">{`${texts.noNationalityShort} ${figureWords(row.noThaiNationality, texts)}`}</span>
    </>
  );
}

/** On the detail of a community: what its tambon is. */
export function MigrationBlock(props: {
  readonly row: HighMigrationRow;
  readonly name: string;
  readonly ask: ReceiptAsk;
}) {
  const { row, name } = props;
  const texts = useMapTexts();
  return (
    <section className="migration-block" aria-label={texts.migrationTambon}>
      <p className="migration-name">
        <Swatch row={row} />
        <strong>{`${texts.migrationTambon}: ${name}`}</strong>
      </p>
      <p className="migration-sentences">
        <Sentences row={row} />
      </p>
      <div className="map-actions">
        <ReceiptAction ask={props.ask} />
      </div>
    </section>
  );
}

function Rows(props: { readonly rows: readonly HighMigrationRow[]; readonly nameOf: (code: string) => string }) {
  const { rows, nameOf } = props;
  const { setFilter } = useFilter();
  const texts = useMapTexts();
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.areaCode}>
          <button
            type="button"
            className="map-highest-row migration-row"
            title={texts.filterTo}
            onClick={() => setFilter({ area: row.areaCode })}
            {...hoverHandlers(row.areaCode)}
          >
            <span className="migration-sentences">
              <span className="migration-name">
                <Swatch row={row} />
                <strong>{nameOf(row.areaCode)}</strong>
              </span>
              <Sentences row={row} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The tambons of high migration with the reason of each, then the others; each is pressed to look at it alone. */
export function MigrationList(props: {
  /** Null while it is calculated. */
  readonly lens: MigrationLens | null;
  readonly year: number;
  readonly nameOf: (code: string) => string;
}) {
  const { lens, nameOf } = props;
  const texts = useMapTexts();
  const { common } = useMessages();
  const { language } = useLanguage();
  const year = common.year(formatYear(props.year, language));
  if (lens === null) {
    return (
      <section className="migration-list">
        <h2>{`${texts.migrationHigh} · ${year}`}</h2>
        <p className="muted">{texts.spotWaiting}</p>
      </section>
    );
  }
  const ranked = rankedMigration(lens.rows.values());
  const isHigh = (row: HighMigrationRow): boolean => row.isHigh && !isHiddenMigration(row);
  const high = ranked.filter(isHigh);
  const others = ranked.filter((row) => !isHigh(row));
  const { answer } = lens;
  return (
    <section className="migration-list">
      <h2>{`${texts.migrationHighCount(formatCount(high.length), formatCount(ranked.length))} · ${year}`}</h2>
      {high.length === 0 ? <p>{texts.migrationNone}</p> : <Rows rows={high} nameOf={nameOf} />}
      {others.length === 0 ? null : (
        <details className="migration-others" open={high.length === 0}>
          <summary>{texts.migrationOthers(formatCount(others.length))}</summary>
          <Rows rows={others} nameOf={nameOf} />
        </details>
      )}
      {answer.isExploratory ? (
        <p className="map-figure-caution">{texts.exploratory(formatCount(answer.tested))}</p>
      ) : null}
      <p className="small muted">{texts.migrationRule(String(answer.leastRatio))}</p>
      <p className="small muted">{texts.spotMethod(formatCount(answer.permutations))}</p>
    </section>
  );
}
