import { useEffect, useEffectEvent, useId, useState } from 'react';
import { formatYearShort } from '../../../shared/format/years.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { useLanguage } from '../../ui/locale.tsx';
import { useMapTexts } from './map-texts.ts';
import { setMapOptions } from './use-map-screen.ts';
import type { MapScreen } from './map-screen.ts';
import './year-bar.css';

/** How long a year stays while it plays: long enough to compare what changed. */
const stayMs = 1600;

function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Goes from year to year by itself until the last one. */
function usePlay(years: readonly number[], year: number | null, show: (year: number) => void) {
  const [isPlaying, setIsPlaying] = useState(false);
  const step = useEffectEvent(() => {
    const next = years[years.indexOf(year ?? 0) + 1];
    if (next === undefined) setIsPlaying(false);
    else show(next);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(step, stayMs);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const play = (): void => {
    const [first] = years;
    if (year === years.at(-1) && first !== undefined) show(first);
    setIsPlaying(true);
  };
  return { isPlaying, play, stop: () => setIsPlaying(false) };
}

function YearSlider(props: { readonly screen: MapScreen }) {
  const { years, filter } = props.screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { setFilter } = useFilter();
  const ticks = useId();
  const year = filter.surveyYearBE;
  const at = years.indexOf(year ?? 0);
  const show = (next: number): void => setFilter({ surveyYearBE: next }, 'replace');
  const { isPlaying, play, stop } = usePlay(years, year, show);
  const go = (to: number): void => {
    stop();
    const next = years[to];
    if (next !== undefined) show(next);
  };
  return (
    <div className="year-slider">
      {prefersReducedMotion() ? (
        <IconAction label={texts.yearBefore} icon="left" onPress={() => go(at - 1)} isDisabled={at <= 0} />
      ) : (
        <IconAction
          label={isPlaying ? texts.pause : texts.play}
          icon={isPlaying ? 'pause' : 'play'}
          onPress={isPlaying ? stop : play}
        />
      )}
      <div className="year-range">
        <input
          type="range"
          min={0}
          max={years.length - 1}
          step={1}
          value={Math.max(0, at)}
          list={ticks}
          aria-label={texts.yearShown}
          aria-valuetext={year === null ? '' : formatYearShort(year, language)}
          onChange={(event) => go(Number(event.currentTarget.value))}
        />
        <ol className="year-ticks" id={ticks} aria-hidden="true">
          {years.map((each) => (
            <li key={each} data-current={each === year || undefined}>
              {years.length > 6 && each !== year && each !== years[0] && each !== years.at(-1) ? '·' : String(each)}
            </li>
          ))}
        </ol>
      </div>
      {prefersReducedMotion() ? (
        <IconAction
          label={texts.yearAfter}
          icon="right"
          onPress={() => go(at + 1)}
          isDisabled={at >= years.length - 1}
        />
      ) : null}
    </div>
  );
}

/** Which year the map shows, or several side by side; the classes are the same in each. */
export function YearBar(props: { readonly screen: MapScreen }) {
  const { screen } = props;
  const texts = useMapTexts();
  if (screen.years.length < 2) return null;
  return (
    <section className="year-bar" aria-label={texts.yearShown}>
      {screen.isSideBySide ? null : <YearSlider screen={screen} />}
      <Action
        look="quiet"
        size="small"
        icon={screen.isSideBySide ? 'map' : 'columns'}
        onPress={() => setMapOptions({ years: screen.isSideBySide ? null : 'all' })}
      >
        {screen.isSideBySide ? texts.oneYear : texts.sideBySide}
      </Action>
    </section>
  );
}
