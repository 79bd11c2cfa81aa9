import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import type { Grade, Mark } from '../../../shared/figures/figure-reading.ts';
import { MarkGlyph } from '../../figures/mark-glyph.tsx';
import './heat-help.css';

const marks: readonly Mark[] = ['much-higher', 'higher', 'lower', 'much-lower'];
const grades: readonly Grade[] = ['A', 'B', 'C', 'D'];

/** Every mark and grade of the heat table in sentences, for who has never heard of an interval. */
export function HeatHelp() {
  const { marks: texts, overview } = useMessages();
  return (
    <DialogTrigger>
      <Action look="quiet" size="small" icon="info">
        {overview.howToRead}
      </Action>
      <Popover
        className="how-popover"
        offset={4}
        placement="top end"
        UNSTABLE_portalContainer={document.getElementById('content') ?? document.body}
      >
        <Dialog className="how-dialog">
          <Heading slot="title" level={2}>
            {overview.howToReadTitle}
          </Heading>
          <h3>{overview.howMarks}</h3>
          <ul className="how-list">
            {marks.map((mark) => (
              <li key={mark}>
                <span className="how-sign">
                  <MarkGlyph mark={mark} />
                </span>
                {texts.standings[mark]}
              </li>
            ))}
          </ul>
          <p>{overview.howMarksText}</p>
          <p className="small muted">{overview.howMarksMethod}</p>
          <h3>{overview.howGrades}</h3>
          <dl className="how-list">
            {grades.map((grade) => (
              <div key={grade}>
                <dt className="how-sign">{texts.grades[grade]}</dt>
                <dd>
                  <strong>{texts.gradeNames[grade]}</strong>
                  <span className="evidence-note">{texts.gradeMeanings[grade]}</span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="small muted">{`${overview.howInterval} ${overview.howGradesText}`}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
