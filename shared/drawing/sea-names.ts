/** Names of waters around Thailand and places in them where a label finds room. */
export const seaNames: readonly {
  readonly th: string;
  readonly en: string;
  readonly places: readonly (readonly [lon: number, lat: number])[];
}[] = [
  {
    th: 'ทะเลอันดามัน',
    en: 'Andaman Sea',
    places: [
      [97.75, 9.42],
      [97.8, 8],
      [98.75, 7.2],
    ],
  },
  {
    th: 'อ่าวไทย',
    en: 'Gulf of Thailand',
    places: [
      [99.75, 10.3],
      [100.35, 9.1],
      [100.6, 11.6],
      [101.4, 12.2],
      [101.4, 7.6],
    ],
  },
  { th: 'ช่องแคบมะละกา', en: 'Strait of Malacca', places: [[99.5, 6.3]] },
];
