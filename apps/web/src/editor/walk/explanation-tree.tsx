import type { Explanation } from '@magpie/audience';
import { useUi } from '@magpie/ui';
import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { clauseWords, foundWords } from './found-words.ts';

/** A filter's conditions, each met or unmet with what was found. */
export function ExplanationTree({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <ul className="explanation">
      <Part explanation={explanation} />
    </ul>
  );
}

function Part({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const { words } = useUi();
  const ground = useGround();
  const { clause, met, of } = explanation;
  const isGroup = clause.type === 'all' || clause.type === 'any';
  const [only] = of;
  if (isGroup && of.length === 1 && only !== undefined) return <Part explanation={only} />;
  const text =
    clause.type === 'not' ? words('walk.group.not') : isGroup && of.length > 0 ? words(`walk.group.${clause.type}`) : clauseWords(clause, ground);
  return (
    <li className={met ? 'is-met' : 'is-unmet'}>
      <span className="explanation-mark" role="img" aria-label={words(met ? 'walk.met' : 'walk.unmet')}>
        {met ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
      </span>
      <div>
        <div>{text}</div>
        {foundWords(explanation, ground).map((line) => (
          <div key={line} className="explanation-found">
            {line}
          </div>
        ))}
        {of.length === 0 ? null : (
          <ul className="explanation">
            {of.map((part, index) => (
              <Part key={index} explanation={part} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
