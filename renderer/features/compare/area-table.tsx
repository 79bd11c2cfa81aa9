import type { ReactNode } from 'react';
import { useIsHovered, useSelectedArea } from '../../client/address/use-selection.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { AreaButton } from './area-list.tsx';

/** A row of an area; the pointer on it shows it in chart and map. */
export function AreaRow(props: {
  readonly code: string;
  readonly parent: string | null;
  readonly cells: readonly string[];
  readonly last: ReactNode;
}) {
  const isHovered = useIsHovered(props.code);
  const isSelected = useSelectedArea() === props.code;
  return (
    <tr data-hovered={isHovered || undefined} data-selected={isSelected || undefined}>
      <th scope="row">
        <AreaButton code={props.code} note={props.parent} />
      </th>
      {props.cells.map((cell, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="number">
          {cell}
        </td>
      ))}
      <td>{props.last}</td>
    </tr>
  );
}

/** The table twin of a chart of areas. */
export function AreaTable(props: {
  readonly columns: readonly string[];
  readonly lastColumn: string;
  readonly rows: readonly ReactNode[];
}) {
  const { compare } = useMessages();
  return (
    <ScrollRegion label={compare.tableLabel} className="compare-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{compare.area}</th>
            {props.columns.map((column) => (
              <th key={column} scope="col" className="number">
                {column}
              </th>
            ))}
            <th scope="col">{props.lastColumn}</th>
          </tr>
        </thead>
        <tbody>{props.rows}</tbody>
      </table>
    </ScrollRegion>
  );
}

/** How many areas are not in the chart, and why. */
export function AreaNotes(props: { readonly hidden: number; readonly withoutAnswer: number }) {
  const { compare } = useMessages();
  if (props.hidden + props.withoutAnswer === 0) return null;
  return (
    <p className="compare-notes">
      {props.hidden > 0 ? (
        <span className="compare-note-hidden">
          <Icon name="lock" size={16} />
          {compare.hiddenCount(String(props.hidden))}
        </span>
      ) : null}
      {props.withoutAnswer > 0 ? <span>{compare.noAnswerCount(String(props.withoutAnswer))}</span> : null}
    </p>
  );
}
