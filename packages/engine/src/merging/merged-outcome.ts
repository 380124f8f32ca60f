/** The outcome of whatever node somebody stood at who was found to be one who is in the run already. */
export const mergedOutcome = 'merged';
