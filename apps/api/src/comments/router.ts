import { router } from '../trpc.ts';
import { addCommentProcedure } from './add-comment.ts';
import { listCommentsProcedure } from './list-comments.ts';
import { removeCommentProcedure } from './remove-comment.ts';
import { resolveCommentProcedure } from './resolve-comment.ts';

export const commentsRouter = router({
  list: listCommentsProcedure,
  add: addCommentProcedure,
  resolve: resolveCommentProcedure,
  remove: removeCommentProcedure,
});
