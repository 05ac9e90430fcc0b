import fc from 'fast-check';

// Looking for the smallest counterexample among doubles may take forever; what was found until then is told.
fc.configureGlobal({ interruptAfterTimeLimit: 20_000 });
