/** Where the schematic pack of a province gets its tambon cells from. */
export type SchematicProvince = {
  readonly code: string;
  readonly tambons: readonly (readonly [code: string, lon: number, lat: number])[];
  /** Tambons that have islands only, with a point on each of their islands. */
  readonly islandTambons: Readonly<Record<string, readonly (readonly [lon: number, lat: number])[]>>;
};

/**
 * Centre points of Ranong's tambons, rounded to 0.001°, after the label points of COD-AB Thailand (Royal
 * Thai Survey Department and OCHA, 2022, CC BY 3.0 IGO).
 */
export const ranongPoints: SchematicProvince = {
  code: '85',
  tambons: [
    ['850101', 98.637, 9.967],
    ['850102', 98.591, 9.715],
    ['850103', 98.578, 9.852],
    ['850104', 98.632, 9.919],
    ['850105', 98.616, 10.016],
    ['850106', 98.661, 10],
    ['850107', 98.699, 9.919],
    ['850108', 98.679, 10.133],
    ['850201', 98.77, 10.126],
    ['850202', 98.805, 10.07],
    ['850203', 98.726, 10.127],
    ['850204', 98.728, 10.025],
    ['850205', 98.784, 10.182],
    ['850206', 98.85, 10.03],
    ['850207', 98.882, 10.029],
    ['850301', 98.523, 9.61],
    ['850302', 98.604, 9.615],
    ['850303', 98.663, 9.603],
    ['850304', 98.717, 9.547],
    ['850305', 98.586, 9.517],
    ['850401', 98.842, 10.391],
    ['850402', 98.793, 10.427],
    ['850403', 98.842, 10.454],
    ['850404', 98.843, 10.544],
    ['850405', 98.847, 10.296],
    ['850406', 98.885, 10.637],
    ['850407', 98.756, 10.265],
    ['850501', 98.538, 9.426],
    ['850502', 98.42, 9.366],
  ],
  /** Ko Phayam and, to the north, Ko Chang of Ranong. */
  islandTambons: {
    '850109': [
      [98.4, 9.735],
      [98.45, 9.83],
    ],
  },
};
