import { useState, type ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { childIndicators, householdIndicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { classMethods } from '../../../shared/drawing/class-breaks.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { profileIndicators } from '../../../shared/drawing/area-figure.ts';
import { levelWithin, movedIn } from '../../../shared/drawing/map-model.ts';
import { mapLayerNames } from '../../../shared/drawing/layers/layer-drawings.ts';
import { mapLayers } from './map-layers.ts';
import { useMapTexts } from './map-texts.ts';
import { protectionIndicators } from '../../../shared/drawing/pair-model.ts';
import { setMapOptions } from './use-map-screen.ts';
import type { MapLayerName } from '../../../shared/drawing/layers/layer-drawing.ts';
import { classNumbers, highRatios, usualRatio, type MapScreen } from './map-screen.ts';
import './map-toolbar.css';

function LayerField(props: { readonly layer: MapLayerName }) {
  const texts = useMapTexts();
  return (
    <div className="map-layer">
      <span className="small muted" aria-hidden="true">
        {texts.layer}
      </span>
      <SelectField
        label={texts.layer}
        value={props.layer}
        options={mapLayerNames.map((each) => ({
          value: each,
          label: texts.layers[each],
          note: texts.layerNotes[each],
        }))}
        onChange={(layer) => setMapOptions({ layer: layer === 'prevalence' ? null : layer, level: null })}
      />
    </div>
  );
}

function IndicatorField(props: { readonly screen: MapScreen }) {
  const { layer, indicator } = props.screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const options = (indicators: readonly Indicator[]) =>
    indicators
      .filter((each) => mapLayers[layer].chooses !== 'protection' || protectionIndicators.includes(each))
      .map((each) => ({
        value: String(each.no),
        label: indicatorTexts.numbered(String(each.no), each[language]),
      }));
  return (
    <div className="map-indicator">
      <SelectField
        label={texts.indicator}
        value={String(indicator.no)}
        groups={[
          { title: texts.ofChildren, options: options(childIndicators) },
          { title: texts.ofHouseholds, options: options(householdIndicators) },
        ]}
        onChange={(no) => setMapOptions({ indicator: no })}
        width="fill"
      />
    </div>
  );
}

/** One of five, each by its word and its number: they are never drawn as one. */
function ProfileField(props: { readonly no: number }) {
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  return (
    <SelectField
      label={texts.profile}
      value={String(props.no)}
      options={profileIndicators.map((no) => {
        const indicator = [...childIndicators].find((each) => each.no === no);
        const note = indicator ? indicatorTexts.numbered(String(no), indicator[language]) : '';
        return { value: String(no), label: texts.profiles[no], note };
      })}
      onChange={(no) => setMapOptions({ profile: no === String(movedIn) ? null : no })}
    />
  );
}

function LevelField(props: { readonly screen: MapScreen }) {
  const { layer, shownLevel, filter } = props.screen;
  const texts = useMapTexts();
  const isOffered = (level: AreaLevel): boolean => level === 'community' || levelWithin(filter.area, level) === level;
  const levels = mapLayers[layer].levels.filter(isOffered);
  if (levels.length < 2) return null;
  return (
    <Segmented<AreaLevel>
      label={texts.level}
      value={shownLevel}
      options={levels.map((level) => ({ value: level, label: texts.levels[level] }))}
      onChange={(level) => setMapOptions({ level: level === 'tambon' ? null : level, at: null })}
    />
  );
}

function ManualBreaks(props: { readonly text: string }) {
  const texts = useMapTexts();
  const [text, setText] = useState(props.text);
  const take = (): void => setMapOptions({ breaks: text.trim() === '' ? null : text.trim().slice(0, 200) });
  return (
    <TextField value={text} onChange={setText}>
      <Label className="visually-hidden">{texts.manualBreaks}</Label>
      <Input
        className="map-breaks-input"
        placeholder={texts.manualHint}
        inputMode="decimal"
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </TextField>
  );
}

function ClassFields(props: { readonly screen: MapScreen }) {
  const texts = useMapTexts();
  const { choice } = props.screen;
  return (
    <>
      <SelectField
        label={texts.method}
        value={choice.method}
        options={classMethods.map((method) => ({
          value: method,
          label: texts.methods[method],
          note: texts.methodTerms[method],
        }))}
        onChange={(method) => setMapOptions({ method: method === 'quantile' ? null : method })}
      />
      {choice.method === 'manual' ? (
        <ManualBreaks key={choice.manualText} text={choice.manualText} />
      ) : (
        <SelectField
          label={texts.classCount}
          value={choice.count}
          options={classNumbers.map((count) => ({ value: count, label: texts.classes(count) }))}
          onChange={(count) => setMapOptions({ classes: count === '5' ? null : count })}
        />
      )}
    </>
  );
}

function RatioField(props: { readonly screen: MapScreen }) {
  const texts = useMapTexts();
  return (
    <SelectField
      label={texts.leastRatio}
      value={String(props.screen.leastRatio)}
      options={highRatios.map((ratio) => ({
        value: ratio,
        label: ratio === '1' ? texts.anyRatio : texts.ratio(ratio),
      }))}
      onChange={(least) => setMapOptions({ least: least === usualRatio ? null : least })}
    />
  );
}

/** What the map shows: layer, indicator, level, and how figures are put into classes. */
export function MapToolbar(props: { readonly screen: MapScreen; readonly children: ReactNode }) {
  const { screen } = props;
  const { layer } = screen;
  const { chooses, hasClasses } = mapLayers[layer];
  const texts = useMapTexts();
  const { language } = useLanguage();
  return (
    <div className="map-toolbar">
      <LayerField layer={layer} />
      {chooses === 'profile' ? <ProfileField no={screen.indicator.no} /> : null}
      {chooses === 'indicator' || chooses === 'protection' ? <IndicatorField screen={screen} /> : null}
      <LevelField screen={screen} />
      {screen.provinces.length > 1 && screen.area === null ? (
        <SelectField
          label={texts.provinceShown}
          value={screen.province}
          options={screen.provinces.map((code) => ({ value: code, label: screen.directory.nameOf(code, language) }))}
          onChange={(code) => setMapOptions({ province: code, at: null })}
        />
      ) : null}
      <div className="map-toolbar-end">
        {layer === 'migration' ? <RatioField screen={screen} /> : null}
        {hasClasses ? <ClassFields screen={screen} /> : null}
        {props.children}
      </div>
    </div>
  );
}
