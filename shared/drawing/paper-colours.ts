import { mapTokens, type ColourToken, type MapTheme } from './map-theme.ts';

/**
 * Colours of drawings that leave the screen, by the name of their token. They are those of the page's style sheets
 * (a test holds the two equal), but stand here so that a drawing needs no page.
 */
export const paperColours: Readonly<Record<ColourToken, string>> = {
  '--ink': '#1b2430',
  '--muted': '#56616f',
  '--line': '#dfe4ea',
  '--line-strong': '#8a95a3',
  '--caution': '#855900',
  '--caution-soft': '#fdf4df',
  '--caution-line': '#e6c66f',
  '--ramp-prevalence-1': '#eef7f6',
  '--ramp-prevalence-2': '#cfe8e6',
  '--ramp-prevalence-3': '#9fd0cf',
  '--ramp-prevalence-4': '#63b0b2',
  '--ramp-prevalence-5': '#237e84',
  '--ramp-prevalence-6': '#0b6168',
  '--ramp-prevalence-7': '#053f45',
  '--ramp-migration-1': '#fdf3e7',
  '--ramp-migration-2': '#f9dcb8',
  '--ramp-migration-3': '#f1b97a',
  '--ramp-migration-4': '#e2913f',
  '--ramp-migration-5': '#a95c14',
  '--ramp-migration-6': '#8a4a0f',
  '--ramp-migration-7': '#5a2e07',
  '--ramp-service-1': '#eef3fb',
  '--ramp-service-2': '#d3e0f4',
  '--ramp-service-3': '#a9c4ea',
  '--ramp-service-4': '#7aa3db',
  '--ramp-service-5': '#3a6eb3',
  '--ramp-service-6': '#234f8c',
  '--ramp-service-7': '#12305c',
  '--map-sea': '#dbe9f1',
  '--map-sea-label': '#5b8197',
  '--map-neighbour': '#e6e3dc',
  '--map-context': '#f1efea',
  '--map-base': '#f8f6f2',
  '--map-coast': '#bdb8ad',
  '--map-land-label': '#6d685e',
  '--map-halo': '#ffffff',
  '--map-tambon-line': '#8f9ba8',
  '--map-amphoe-line': '#5a6673',
  '--map-province-line': '#2b3642',
  '--map-label': '#1b2430',
  '--map-hover': '#1b2430',
  '--map-selection': '#0b57d0',
  '--map-symbol-line': '#6b4a2c',
  '--map-look-ground': '#ffffff',
  '--map-no-data-dot': '#97a2af',
  '--map-hidden': '#e1e4e8',
  '--map-hidden-lock': '#7b8692',
  '--map-few-line': '#9aa5b1',
  '--map-island-line': '#4f8fb0',
  '--map-uncertain-line': '#2b3642',
  '--spot-hot-99': '#541d80',
  '--spot-hot-95': '#8f5bb5',
  '--spot-hot-90': '#c9a3e0',
  '--spot-none': '#f4f1ea',
  '--spot-against': '#d8d3df',
  '--spot-cold-90': '#bccad5',
  '--spot-cold-95': '#7f94a6',
  '--spot-cold-99': '#3b5468',
  '--pair-1-1': '#edebe5',
  '--pair-2-1': '#eec194',
  '--pair-3-1': '#ea942f',
  '--pair-1-2': '#9ac8ca',
  '--pair-2-2': '#9d907c',
  '--pair-3-2': '#955829',
  '--pair-1-3': '#31a4af',
  '--pair-2-3': '#516162',
  '--pair-3-3': '#47211b',
  '--ramp-completeness-1': '#fbf3d6',
  '--ramp-completeness-2': '#e9e6b4',
  '--ramp-completeness-3': '#cfd48f',
  '--ramp-completeness-4': '#a9bb6a',
  '--ramp-completeness-5': '#7d9a4a',
  '--ramp-completeness-6': '#557634',
  '--ramp-completeness-7': '#324f22',
  '--high-migration': '#dcc3ec',
};

/**
 * The colour of a token on paper.
 * @throws RangeError for a token that no drawing uses
 */
export function paperColour(token: string): string {
  const colour = paperColours[token as ColourToken];
  if (colour === undefined) throw new RangeError(`There is no colour ${token} on paper.`);
  return colour;
}

/** The colours of the land, of lines and of looks on paper. */
export const paperTheme = Object.fromEntries(
  mapTokens.map((token) => [token, paperColour(`--map-${token}`)]),
) as MapTheme;
