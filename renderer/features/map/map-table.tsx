import { useMemo } from 'react';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { hoverHandlers, selectArea } from '../../client/address/use-selection.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useLanguage } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';
import type { YearDrawing } from './layers/layer.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';
import { useMapTexts } from './map-texts.ts';
import './map-table.css';

/** An area of the table: pressing it selects it. */
function AreaChoice(props: { readonly screen: MapScreen; readonly code: string; readonly name: string }) {
  const { screen, code, name } = props;
  const { language } = useLanguage();
  const isSelected = code === screen.selected;
  const { onFocus, onBlur } = hoverHandlers(code);
  return (
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
  );
}

function areaColumn(screen: MapScreen, heading: string, nameOf: (code: string) => string): Column<string> {
  return {
    key: 'area',
    heading,
    isRowHeader: true,
    value: nameOf,
    cell: (code) => <AreaChoice screen={screen} code={code} name={nameOf(code)} />,
  };
}

/** The map as a table: every area or community that is drawn, what matters most first; a row selects it. */
export function MapTable(props: {
  readonly screen: MapScreen;
  readonly title: string;
  readonly drawn: YearDrawing;
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, nameOf } = props;
  const texts = useMapTexts();
  const { codes, columns } = useMemo(() => mapLayers[drawn.layer].listed(screen, drawn, texts), [screen, drawn, texts]);
  if (codes.length === 0) return <p>{texts.nothing}</p>;
  const heading = screen.shownLevel === 'community' ? texts.community : texts.area;
  return (
    <DataTable
      look="bare"
      className="map-table"
      caption={texts.tableTitle(props.title)}
      isCaptionHidden
      columns={[areaColumn(screen, heading, nameOf), ...columns]}
      rows={codes}
      rowKey={(code) => code}
      areaOf={(code) => code}
    />
  );
}
