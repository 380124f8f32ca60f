import { z } from 'zod';

// The page forbids code made from text; zod would try, and the browser would report it.
z.config({ jitless: true });
