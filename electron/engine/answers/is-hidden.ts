/**
 * Whether an indicator is hidden in an area and year; a null area is all areas together. An answer that compares areas
 * is given it, because what is hidden takes no part in the comparison.
 */
export type IsHidden = (surveyYearBE: number | null, areaCode: string | null, indicator: number) => boolean;

export const nothingHidden: IsHidden = () => false;
