import type { ReactNode } from 'react';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { hoverHandlers, selectArea, useIsHovered } from '../../client/address/use-selection.ts';
import { useLanguage } from '../../ui/locale.tsx';
import type { MapScreen } from './use-map-screen.ts';

/** A table row of an area that takes part in the selection: pointing at it shows it on the map, pressing selects it. */
export function AreaRow(props: {
  readonly screen: MapScreen;
  readonly code: string;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const { screen, code, name, children } = props;
  const { language } = useLanguage();
  const isHovered = useIsHovered(code);
  const isSelected = code === screen.selected;
  const { onPointerEnter, onPointerLeave, onFocus, onBlur } = hoverHandlers(code);
  return (
    <tr
      data-selected={isSelected || undefined}
      data-hovered={isHovered || undefined}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <th scope="row">
        <button
          type="button"
          className="map-table-area"
          aria-pressed={isSelected}
          onClick={() => selectArea(isSelected ? null : code)}
          onFocus={onFocus}
          onBlur={onBlur}
        >
          {name}
          {screen.shownLevel === 'community' ? (
            <span className="small muted">{screen.directory.nameOf(codeAtLevel(code, 'tambon'), language)}</span>
          ) : null}
        </button>
      </th>
      {children}
    </tr>
  );
}
