import type { ErrorDetail } from '../../contract/error-codes.ts';
import type { MessagesLike } from '../messages-type.ts';
import type { usage as th } from '../th/usage.ts';

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

const choice = (value: ErrorDetail[string] | undefined): string => [value ?? ''].flat().join(' | ');

/** What is wrong with a command, or with the numbers that it was given; where to look follows. */
export const usage: MessagesLike<typeof th> = {
  commandUnknown: (d: ErrorDetail) => `there is no command ${list(d['command'])}`,
  argumentCount: (d: ErrorDetail) => `it takes ${list(d['wanted'])}, and ${list(d['given'])} were given`,
  argumentUnexpected: (d: ErrorDetail) => `it does not take ${list(d['argument'])}`,
  optionUnknown: (d: ErrorDetail) => `there is no option ${list(d['option'])}`,
  optionValueMissing: (d: ErrorDetail) => `the option ${list(d['option'])} needs a value after it`,
  optionValueUnwanted: (d: ErrorDetail) => `the option ${list(d['option'])} takes no value`,
  optionValue: (d: ErrorDetail) => `the value of ${list(d['option'])} cannot be used`,
  optionChoice: (d: ErrorDetail) => `${list(d['option'])} ${list(d['value'])} (${choice(d['allowed'])})`,
  figureChoice: () => 'it takes one of --indicator N | --headline NAME',
  outlinesMissing: () => 'communities have no outlines: --weights (knn:K | band:KM)',
  areaAbsent: (d: ErrorDetail) => `the files have no --area ${list(d['area'])}`,
  portTaken: (d: ErrorDetail) => `another program uses --port ${list(d['port'])}`,
  passphraseMissing: (d: ErrorDetail) => `there is no passphrase in ${list(d['variable'])}`,
  retiredOfAnotherYear: () => 'only the second record of a child in one year can be taken out',
  methodMissing: () => 'it lacks a method (stats METHOD)',
  methodUnknown: (d: ErrorDetail) => `there is no method ${list(d['method'])} (${choice(d['methods'])})`,
  jsonInvalid: (d: ErrorDetail) => `what it was given is no JSON: ${list(d['reason'])}`,
  inputNoObject: () => 'the input must be a JSON object',
  fieldUnknown: (d: ErrorDetail) => `there is no field ${list(d['fields'])}`,
  fieldValue: (d: ErrorDetail) => `${list(d['field'])} is missing or cannot be used: ${list(d['reason'])}`,
  countsImpossible: (d: ErrorDetail) => `yes ${list(d['yes'])} of known ${list(d['known'])} cannot be`,
  countsAndGroups: () => 'counts and groups must have one entry for each row of children',
  cutoffOutside: (d: ErrorDetail) =>
    `the cut-off k = ${list(d['k'])} must be above 0 and within the total weight of ${list(d['total'])}`,
  groupsMissing: () => 'some areas have a group and some have none',
  indicatorMissing: () => 'there must be at least one indicator',
  indicatorsDiffer: () => 'all rows must have the same number of indicators',
  mapAmbiguous: () => 'give one of neighbours, outlines, points',
  neighbourImpossible: (d: ErrorDetail) =>
    `area ${list(d['area'])} (from 0) cannot have area ${list(d['neighbour'])} in its neighbours, or not with this weight`,
  permutationsTooMany: (d: ErrorDetail) =>
    `${list(d['permutations'])} permutations are too many for so many neighbours`,
  pointImpossible: () => 'the coordinates of a point must be numbers, a latitude within ±90°',
  pointsRule: () => 'points need either knn or band',
  simulationsTooMany: (d: ErrorDetail) =>
    `${list(d['simulations'])} simulations are too many for ${list(d['known'])} known answers`,
  testsTooFew: (d: ErrorDetail) =>
    `tests ${list(d['tests'])} is less than the number of p-values, ${list(d['values'])}`,
  valueBeyond: (d: ErrorDetail) => `the value of area ${list(d['area'])} (from 0) is beyond ±1e75`,
  valuesNumber: (d: ErrorDetail) => `there are ${list(d['values'])} values for ${list(d['areas'])} areas`,
  valuesTooClose: () => 'the values differ by less than 1e-75',
  weightsNegative: () => 'the weights must be 0 or more with a total above 0',
  weightsNumber: (d: ErrorDetail) => `there are ${list(d['weights'])} weights for ${list(d['indicators'])} indicators`,
  weightsShape: () => 'weights go with neighbours and have their shape',
  yearTwice: (d: ErrorDetail) => `the survey year ${list(d['year'])} is given twice`,
  notCalculable: () => 'these numbers cannot be calculated with',
};
