//! Says what a run is doing and how far it is, as plain lines on the standard output.

use std::io::{Write, stdout};

/// Writes one line. A reader that has gone away, such as a closed pager, is no reason to stop or to panic.
pub(crate) fn say(line: &str) {
    let mut out = stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Numbered steps towards a known total.
pub(crate) struct Steps {
    total: usize,
    started: usize,
}

/// One step, which may say several lines.
pub(crate) struct Step {
    label: String,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, started: 0 }
    }

    pub(crate) fn start(&mut self, title: &str) -> Step {
        self.started += 1;
        Step { label: format!("[{}/{}] {title}", self.started, self.total) }
    }
}

impl Step {
    pub(crate) fn say(&self, message: &str) {
        say(&format!("{}: {message}", self.label));
    }

    pub(crate) fn label(&self) -> &str {
        &self.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_count_towards_their_total() {
        let mut steps = Steps::new(2);
        assert_eq!(steps.start("trunk").label(), "[1/2] trunk");
        assert_eq!(steps.start("serve").label(), "[2/2] serve");
    }
}
