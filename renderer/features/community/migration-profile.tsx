import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import type { Figure } from '../../../shared/contract/figure.ts';
import { formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { figureState } from './community-model.ts';

/** The five kinds of migration side by side; they are different things and never added up. */
export function MigrationProfile(props: { readonly profile: AreaProfileAnswer }) {
  const { community } = useMessages();
  const value = (figure: Figure): string => {
    const { ciHigh, ciLow, prevalence } = figure;
    const interval = ciLow === null || ciHigh === null ? null : { low: ciLow, high: ciHigh };
    switch (figureState(figure)) {
      case 'hidden':
        return community.hidden;
      case 'no-answer':
        return community.noAnswer;
      case 'range':
        return interval ? formatInterval(interval) : '–';
      case 'shown':
        return formatPercent(prevalence ?? 0, interval);
    }
  };
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
              {community.interval}
            </th>
            <th scope="col" className="number">
              {community.province}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.profile.migration.map(({ area, kind, province }) => (
            <tr key={kind}>
              <th scope="row">{community.kinds[kind]}</th>
              <td className="number">
                <strong>{value(area)}</strong>
              </td>
              <td className="number">
                {figureState(area) === 'shown' && area.ciLow !== null && area.ciHigh !== null
                  ? formatInterval({ low: area.ciLow, high: area.ciHigh })
                  : '–'}
              </td>
              <td className="number">{value(province)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="community-note">{community.migrationNote}</p>
    </section>
  );
}
