//! How far a long run has come, on stderr and only when a person is watching.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// How many bytes of the inputs have been read, as they lie on disk, of how many. Readers of it count while others look.
#[derive(Debug, Clone, Default)]
pub struct Share {
    read: Arc<AtomicU64>,
    all: Option<u64>,
}

impl Share {
    /// The sizes of files that have not been read yet.
    pub fn of(files: &[PathBuf]) -> Self {
        let size = |file: &PathBuf| file.metadata().ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len());
        Self { all: files.iter().map(size).sum(), ..Self::default() }
    }

    /// So many bytes more were read.
    pub fn add(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Bytes read so far.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes read so far, and of how many; none where an input has no size, as standard input.
    pub fn bytes(&self) -> Option<(u64, u64)> {
        self.all.map(|all| (self.read().min(all), all))
    }
}

/// A bar with rate and time left; silent when stderr is not a terminal.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Progress over `total` steps of what `doing` says ("reading candidates").
    pub fn new(doing: &'static str, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(5));
        let template = "{msg} {bar:30} {human_pos}/{human_len}, {per_sec}, {eta} left";
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(doing);
        bar.enable_steady_tick(Duration::from_millis(500));
        Self { bar }
    }

    /// Progress over candidates of whom nobody knows how many come: their rate, and the time left by the bytes that were read.
    pub fn of_bytes(doing: &'static str, share: Share) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
        let left = move |state: &ProgressState, out: &mut dyn Write| {
            let Some((read, all)) = share.bytes() else { return };
            let _ = write!(out, ", {}%", read * 100 / all.max(1));
            if let Some(left) = time_left(state.elapsed(), read, all) {
                let _ = write!(out, ", {} left", HumanDuration(left));
            }
        };
        let style = ProgressStyle::with_template("{msg} {human_pos}, {per_sec}{left}").unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("left", left));
        bar.set_message(doing);
        bar.enable_steady_tick(Duration::from_millis(500));
        Self { bar }
    }

    /// So many steps are done.
    pub fn advance_by(&self, steps: usize) {
        self.bar.inc(steps as u64);
    }

    /// One step is done.
    pub fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// How long it takes still, if the rest goes like what was; none before anything was read.
fn time_left(elapsed: Duration, read: u64, all: u64) -> Option<Duration> {
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let rest = (read > 0).then(|| all.saturating_sub(read) as f64 / read as f64)?;
    Duration::try_from_secs_f64(elapsed.as_secs_f64() * rest).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_the_share_that_was_read() {
        let elapsed = Duration::from_secs(30);
        assert_eq!(time_left(elapsed, 25, 100), Some(Duration::from_secs(90)));
        assert_eq!(time_left(elapsed, 100, 100), Some(Duration::ZERO));
        assert_eq!((time_left(elapsed, 0, 100), time_left(elapsed, 0, 0)), (None, None));
    }
}
