//! How far a long run has come, on stderr and only when a person is watching.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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

    /// Progress whose end is not known: how many there were, and the rate.
    pub fn endless(doing: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
        bar.set_style(ProgressStyle::with_template("{msg} {human_pos}, {per_sec}").unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(doing);
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
