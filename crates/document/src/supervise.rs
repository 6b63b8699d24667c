//! Work that may hang or panic, done where it cannot take the run with it.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Once, mpsc};
use std::thread;

use crate::Error;
use crate::limits::Deadline;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Stack of a reading thread: deep structures in a file end in an error of the library, not in the end of the process.
const STACK: usize = 64 << 20;

/// Runs `work` on a thread of its own and waits for it until the deadline.
///
/// A thread that misses the deadline cannot be ended from outside; `work` looks at the deadline itself wherever it can,
/// and what it may allocate is bounded before it starts.
///
/// # Errors
/// `timeout`, or what `work` says; `malformed` when it panics.
pub(crate) fn supervised<T: Send + 'static>(
    what: &'static str,
    deadline: Deadline,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (send, receive) = mpsc::sync_channel(1);
    let spawned = thread::Builder::new().name(format!("read {what}")).stack_size(STACK).spawn(move || {
        let _ = send.send(quietly(what, work));
    });
    spawned.map_err(|e| Error::new("too-large", format!("no thread to read the file: {e}")))?;
    receive.recv_timeout(deadline.left()).unwrap_or_else(|_| Err(deadline.missed()))
}

/// Runs `work` and turns a panic into an error, without the panic's output.
///
/// # Errors
/// What `work` says; `malformed` when it panics.
pub fn quietly<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let outer = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                outer(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    result.unwrap_or_else(|_| Err(Error::malformed(what, "it breaks the reader")))
}
