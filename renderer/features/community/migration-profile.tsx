import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import { readFigure, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';

type Kind = {
  readonly kind: AreaProfileAnswer['migration'][number]['kind'];
  readonly own: FigureReading;
  readonly whole: FigureReading;
};

function columnsOf(community: Messages['community'], words: FigureWords): readonly Column<Kind>[] {
  return [
    {
      key: 'kind',
      heading: community.migrationTitle,
      isHeadingHidden: true,
      isRowHeader: true,
      value: ({ kind }) => community.kinds[kind],
    },
    {
      key: 'here',
      heading: community.here,
      align: 'number',
      value: ({ own }) => words.cell(own),
      cell: ({ own }) => <strong>{words.value(own)}</strong>,
    },
    {
      key: 'interval',
      heading: community.intervalShort,
      align: 'number',
      value: ({ own }) => (own.state === 'shown' ? words.interval(own) : '–'),
    },
    {
      key: 'province',
      heading: community.province,
      align: 'number',
      value: ({ whole }) => words.cell(whole),
      cell: ({ whole }) => words.value(whole),
    },
  ];
}

/** The five kinds of migration side by side; they are different things and never added up. */
export function MigrationProfile(props: { readonly profile: AreaProfileAnswer }) {
  const { community } = useMessages();
  const words = useFigureWords();
  return (
    <section className="community-part">
      <h2>{community.migrationTitle}</h2>
      <DataTable
        className="part-rows"
        columns={columnsOf(community, words)}
        rows={props.profile.migration.map(({ area, kind, province, indicator }) => ({
          kind,
          own: readFigure(area, indicator),
          whole: readFigure(province, indicator),
        }))}
        rowKey={({ kind }) => kind}
      />
      <p className="community-note">{community.migrationNote}</p>
    </section>
  );
}
