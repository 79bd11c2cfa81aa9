import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import { readFigure } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords } from '../../figures/figure-words.ts';
import { useMessages } from '../../ui/locale.tsx';

/** The five kinds of migration side by side; they are different things and never added up. */
export function MigrationProfile(props: { readonly profile: AreaProfileAnswer }) {
  const { community } = useMessages();
  const words = useFigureWords();
  return (
    <section className="community-part">
      <h2>{community.migrationTitle}</h2>
      <table className="data-table part-rows">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{community.migrationTitle}</span>
            </th>
            <th scope="col" className="number">
              {community.here}
            </th>
            <th scope="col" className="number">
              {community.intervalShort}
            </th>
            <th scope="col" className="number">
              {community.province}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.profile.migration
            .map(({ area, kind, province, indicator }) => ({
              kind,
              own: readFigure(area, indicator),
              whole: readFigure(province, indicator),
            }))
            .map(({ kind, own, whole }) => (
              <tr key={kind}>
                <th scope="row">{community.kinds[kind]}</th>
                <td className="number">
                  <strong>{words.value(own)}</strong>
                </td>
                <td className="number">{own.state === 'shown' ? words.interval(own) : '–'}</td>
                <td className="number">{words.value(whole)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="community-note">{community.migrationNote}</p>
    </section>
  );
}
