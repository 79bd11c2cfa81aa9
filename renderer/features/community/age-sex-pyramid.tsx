import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';
import { pyramidOf, type Pyramid } from './community-model.ts';

type Side = Pyramid['bands'][number]['male'];

function Bar(props: { readonly side: Side; readonly top: number; readonly hand: 'left' | 'right' }) {
  const { side, top } = props;
  if (side === null) return <span className="pyramid-bar" data-hand={props.hand} data-hidden />;
  const width = (count: number): string => `${(count / top) * 100}%`;
  return (
    <span className="pyramid-bar" data-hand={props.hand} aria-hidden="true">
      <span className="pyramid-all" style={{ width: width(side.children) }} />
      {side.migrants === null ? null : <span className="pyramid-migrant" style={{ width: width(side.migrants) }} />}
    </span>
  );
}

/** Children by age and sex, each bar with its numbers: chart and table in one. */
export function AgeSexPyramid(props: { readonly answer: PopulationAnswer }) {
  const { community } = useMessages();
  const fullOnly = useFullOnly();
  const pyramid = pyramidOf(props.answer);
  if (pyramid === null)
    return (
      <section className="community-part pyramid">
        <h2>{community.pyramidTitle}</h2>
        <p className="community-note">{fullOnly}</p>
      </section>
    );
  const count = (side: Side): string =>
    side === null
      ? community.hidden
      : formatCount(side.children) + (side.migrants === null ? '' : ` (${formatCount(side.migrants)})`);
  return (
    <section className="community-part pyramid">
      <h2>{community.pyramidTitle}</h2>
      <table>
        <colgroup>
          <col className="pyramid-count-column" />
          <col />
          <col className="pyramid-age-column" />
          <col />
          <col className="pyramid-count-column" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2} className="number">
              {community.boys}
            </th>
            <th scope="col" className="pyramid-age">
              {community.age}
            </th>
            <th scope="col" colSpan={2}>
              {community.girls}
            </th>
          </tr>
        </thead>
        <tbody>
          {pyramid.bands.map(({ band, female, male }) => (
            <tr key={band}>
              <td className="number pyramid-count">{count(male)}</td>
              <td>
                <Bar side={male} top={pyramid.top} hand="left" />
              </td>
              <th scope="row" className="pyramid-age">
                {band.replace('-', '–')}
              </th>
              <td>
                <Bar side={female} top={pyramid.top} hand="right" />
              </td>
              <td className="pyramid-count">{count(female)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="community-note">
        {pyramid.tellsMigrants ? community.pyramidMigrant : community.pyramidMigrantHidden}
        {pyramid.others !== null && pyramid.others > 0
          ? ` · ${community.pyramidOther(formatCount(pyramid.others))}`
          : null}
      </p>
    </section>
  );
}
