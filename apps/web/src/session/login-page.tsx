import './words.ts';
import { SkeletonRows, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { refusalCode, useTRPC } from '../api/client.ts';
import { EmptyState } from '@magpie/ui';
import { useMe } from './use-me.ts';

/** Redeems the one-time link that the terminal printed. */
export function LoginPage(): ReactElement {
  const { words } = useUi();
  const { token } = useSearch({ from: '/login' });
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const redeem = useMutation(
    trpc.session.redeem.mutationOptions({
      onSuccess: async () => {
        await queries.resetQueries();
        await navigate({ to: '/', replace: true });
      },
    }),
  );
  const tried = useRef(false);
  useEffect(() => {
    if (token === undefined || tried.current) return;
    tried.current = true;
    redeem.mutate({ token });
  }, [token, redeem]);
  if (token !== undefined && !redeem.isError)
    return (
      <div className="page">
        <SkeletonRows label={words('login.busy')} />
      </div>
    );
  const lost = redeem.isError && refusalCode(redeem.error) === null;
  const kind = lost ? 'lost' : redeem.isError ? 'spent' : 'none';
  return (
    <main>
      <EmptyState
        icon={KeyRound}
        title={words(`login.${kind}.title`)}
        text={words(`login.${kind}.text`)}
        action={kind === 'spent' ? <SpentAction /> : <code className="mg-chip">npm start</code>}
      />
    </main>
  );
}

/** Who has used the link here before is signed in still, and need not ask for another. */
function SpentAction(): ReactElement {
  const { words } = useUi();
  const { me } = useMe();
  return me === null ? <code className="mg-chip">npm start</code> : <Link to="/">{words('login.spent.go-on')}</Link>;
}
