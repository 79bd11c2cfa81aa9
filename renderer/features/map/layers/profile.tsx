import { areaFigure, profileIndicators } from '../../../../shared/drawing/area-figure.ts';
import { mapLevels } from '../../../../shared/drawing/map-level.ts';
import type { AreaPrevalence } from '../../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../../shared/contract/marks.ts';
import { useFigureWords } from '../../../figures/figure-words.ts';
import { IntervalLine, intervalScale } from '../../../figures/interval-line.tsx';
import { useMapTexts } from '../map-texts.ts';
import { classLayer, classParts, type ClassContent } from './class-layer.ts';
import type { MapLayer } from './layer.ts';

/** The five sides of migration of one area, one under the other and never added up. */
function ProfileBlock(props: {
  readonly own: AreaPrevalence;
  readonly marks: AreaMarks | null;
  readonly province: AreaPrevalence | null;
}) {
  const { marks, own, province } = props;
  const texts = useMapTexts();
  const words = useFigureWords();
  const figures = profileIndicators.map((no) => ({
    no,
    figure: areaFigure(own, no, marks),
    reference: province ? areaFigure(province, no) : null,
  }));
  const top = intervalScale(figures.flatMap(({ figure, reference }) => (reference ? [figure, reference] : [figure])));
  return (
    <section className="map-profile" aria-label={texts.profile}>
      <dl>
        {figures.map(({ no, figure, reference }) => (
          <div key={no}>
            <dt>{texts.profiles[no]}</dt>
            <dd>
              <IntervalLine figure={figure} reference={reference} top={top} />
            </dd>
            <dd className="number">
              {figure.state === 'no-answer' || figure.state === 'no-eligible' ? '–' : words.value(figure)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{texts.profileCaution}</p>
    </section>
  );
}

/** One of five circumstances that together describe who came and who is left. */
export const profileLayer: MapLayer<never, never, ClassContent> = {
  ...classLayer,
  levels: mapLevels,
  chooses: 'profile',
  indicatorOf: ({ profile }) => profile,
  legend: (screen, { classed }, drawing, { texts }) =>
    classParts(screen, classed, drawing, texts, { caution: texts.profileCaution }),
  detail: ({ own, marks, province }) => <ProfileBlock own={own} marks={marks} province={province} />,
};
