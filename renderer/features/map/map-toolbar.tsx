import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { childIndicators, householdIndicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import { classMethods } from '../../map/class-breaks.ts';
import { mapLevels, type MapLevel } from '../../map/map-style.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { levelWithin } from './map-model.ts';
import { useMapTexts } from './map-texts.ts';
import { classNumbers, mapLayers, setMapOptions, type MapScreen } from './use-map-screen.ts';
import './map-toolbar.css';

function IndicatorField(props: { readonly indicator: Indicator }) {
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const options = (indicators: readonly Indicator[]) =>
    indicators.map((each) => ({
      value: String(each.no),
      label: indicatorTexts.numbered(String(each.no), each[language]),
    }));
  return (
    <div className="map-indicator">
      <SelectField
        label={texts.indicator}
        value={String(props.indicator.no)}
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

function ManualBreaks(props: { readonly text: string }) {
  const texts = useMapTexts();
  const [text, setText] = useState(props.text);
  const take = (): void => setMapOptions({ breaks: text.trim() === '' ? null : text.trim().slice(0, 200) });
  return (
    <TextField className="map-breaks" value={text} onChange={setText}>
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

/** What the map shows: layer, indicator, level, and how figures are put into classes. */
export function MapToolbar(props: { readonly screen: MapScreen }) {
  const { screen } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const levels = mapLevels.filter((level) => levelWithin(screen.filter.area, level) === level);
  return (
    <div className="map-toolbar">
      <Segmented
        label={texts.layer}
        value={screen.layer}
        options={mapLayers.map((layer) => ({ value: layer, label: texts.layers[layer] }))}
        onChange={(layer) => setMapOptions({ layer: layer === 'prevalence' ? null : layer, at: null })}
      />
      {screen.layer === 'prevalence' ? (
        <>
          <IndicatorField indicator={screen.indicator} />
          <Segmented<MapLevel>
            label={texts.level}
            value={screen.level}
            options={levels.map((level) => ({ value: level, label: texts.levels[level] }))}
            onChange={(level) => setMapOptions({ level: level === 'tambon' ? null : level, at: null })}
          />
        </>
      ) : null}
      {screen.provinces.length > 1 && screen.area === null ? (
        <SelectField
          label={texts.provinceShown}
          value={screen.province}
          options={screen.provinces.map((code) => ({ value: code, label: screen.directory.nameOf(code, language) }))}
          onChange={(code) => setMapOptions({ province: code, at: null })}
        />
      ) : null}
      <div className="map-toolbar-classes">
        <ClassFields screen={screen} />
      </div>
    </div>
  );
}
