/** What can be impossible about input that is otherwise of the right shape. Whoever asked has the words for it. */
type Impossibility =
  | 'countsImpossible'
  | 'countsAndGroups'
  | 'cutoffOutside'
  | 'groupsMissing'
  | 'indicatorMissing'
  | 'indicatorsDiffer'
  | 'mapAmbiguous'
  | 'neighbourImpossible'
  | 'permutationsTooMany'
  | 'pointImpossible'
  | 'pointsRule'
  | 'simulationsTooMany'
  | 'testsTooFew'
  | 'valueBeyond'
  | 'valuesNumber'
  | 'valuesTooClose'
  | 'weightsNegative'
  | 'weightsNumber'
  | 'weightsShape'
  | 'yearTwice';

/** Input that an estimator cannot take: a code, and the values that a sentence about it names. Positions count from 0. */
export class ImpossibleInput extends RangeError {
  readonly problem: Impossibility;
  readonly values: Readonly<Record<string, number>>;

  constructor(problem: Impossibility, values: Readonly<Record<string, number>> = {}) {
    super(`${problem} ${JSON.stringify(values)}`);
    this.name = 'ImpossibleInput';
    this.problem = problem;
    this.values = values;
  }
}
