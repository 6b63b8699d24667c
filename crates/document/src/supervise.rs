//! Work that may hang or panic, done where it cannot take the run with it.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::mpsc::{self, SendError, Sender};
use std::thread;

use crate::Error;
use crate::limits::Deadline;

type Job = Box<dyn FnOnce() + Send>;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
    /// The reading thread that belongs to the calling one. It is kept from file to file, and its memory with it.
    static READER: RefCell<Option<Sender<Job>>> = const { RefCell::new(None) };
}

/// Stack of a reading thread: deep structures in a file end in an error of the library, not in the end of the process.
const STACK: usize = 64 << 20;

/// Runs `work` on a thread of its own and waits for it until the deadline.
///
/// A thread that misses the deadline cannot be ended from outside: it is left to itself, and the next file gets a new one.
/// `work` looks at the deadline wherever it can, and what it may allocate is bounded before it starts.
///
/// # Errors
/// `timeout`, or what `work` says; `malformed` when it panics.
pub(crate) fn supervised<T: Send + 'static>(
    what: &'static str,
    deadline: Deadline,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (send, receive) = mpsc::sync_channel(1);
    hand_over(Box::new(move || drop(send.send(quietly(what, work)))))?;
    receive.recv_timeout(deadline.left()).unwrap_or_else(|_| {
        READER.set(None);
        Err(deadline.missed())
    })
}

/// Gives a job to the calling thread's reader, which is started when there is none.
fn hand_over(job: Job) -> Result<(), Error> {
    let kept = READER.with_borrow(|reader| match reader {
        Some(reader) => reader.send(job).map_err(|SendError(job)| job),
        None => Err(job),
    });
    kept.or_else(start)
}

/// Starts a reader with its first job.
fn start(job: Job) -> Result<(), Error> {
    let (send, jobs) = mpsc::channel::<Job>();
    let spawned = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || jobs.into_iter().for_each(|job| job()));
    spawned.map_err(|e| Error::new("too-large", format!("no thread to read the file: {e}")))?;
    let _ = send.send(job);
    READER.set(Some(send));
    Ok(())
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn work_that_hangs_is_left_behind_and_the_next_is_done() {
        let hung = supervised("file", Deadline::after(0), || {
            thread::sleep(Duration::from_millis(200));
            Ok(1)
        });
        assert_eq!(hung.map_err(|e| e.code), Err("timeout"));
        assert_eq!(supervised("file", Deadline::after(20), || Ok(2)), Ok(2));
        assert_eq!(supervised("file", Deadline::after(20), || Ok(3)), Ok(3));
    }

    #[test]
    #[expect(clippy::panic, reason = "what is tested")]
    fn a_panic_is_an_error_and_the_reader_lives_on() {
        let broken = supervised::<()>("file", Deadline::after(20), || panic!("broken"));
        assert_eq!(broken.map_err(|e| e.code), Err("malformed"));
        assert_eq!(supervised("file", Deadline::after(20), || Ok(2)), Ok(2));
    }
}
