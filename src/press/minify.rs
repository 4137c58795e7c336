//! Scripts and styles made small by esbuild, where it is at hand.
//!
//! `cargo xtask` sets it up in the pinned version. A plain `trunk build` may do without: what would be made small stays as
//! it is then, and nothing else differs. Entry: [`Minifier`].

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;

/// A program that makes scripts and styles small: esbuild, or what takes its arguments.
#[derive(Clone, Debug)]
pub struct Minifier {
    program: String,
}

impl Minifier {
    /// The esbuild that is on `PATH`; `None` if there is none.
    #[must_use]
    pub fn find() -> Option<Self> {
        // What npm installs is a script of the system's shell, which Windows does not find without its ending.
        Self::named(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" })
    }

    fn named(program: &str) -> Option<Self> {
        let version = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
        version.status.success().then(|| Self { program: program.to_owned() })
    }

    /// A script made small. What it exports, or where it is no module what stands at its top level,
    /// keeps its name.
    pub(super) fn script(&self, text: &str) -> io::Result<String> {
        self.run("js", text)
    }

    /// A stylesheet made small.
    pub(super) fn style(&self, text: &str) -> io::Result<String> {
        self.run("css", text)
    }

    fn run(&self, loader: &str, text: &str) -> io::Result<String> {
        let mut child = Command::new(&self.program)
            .args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
            .arg(format!("--loader={loader}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (stdin, text) = (child.stdin.take(), text.to_owned());
        // Written beside the reading: each side would wait for the other once a pipe is full.
        let writing = thread::spawn(move || stdin.map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes())));
        let output = child.wait_with_output()?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        // A warning is of something in the source that no browser would do either.
        if !output.status.success() || !complaint.trim().is_empty() {
            return Err(io::Error::other(format!("{} refuses the {loader}: {}", self.program, complaint.trim())));
        }
        writing.join().map_err(|_| io::Error::other("nothing could be handed to esbuild"))??;
        String::from_utf8(output.stdout).map_err(io::Error::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_program_nothing_is_made_small() {
        assert!(Minifier::named("wherefore-no-such-program").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_complaint_is_an_error() {
        // `false` takes any arguments, and fails.
        let failing = Minifier { program: "false".to_owned() };
        assert!(failing.style("a {}").is_err());
    }

    #[test]
    fn what_is_there_makes_small_and_keeps_what_is_called_from_elsewhere() {
        let Some(minifier) = Minifier::find() else { return };
        assert_eq!(minifier.style("/* A comment. */\na {\n  color: red;\n}\n").unwrap(), "a{color:red}\n");
        let script = minifier.script("// A comment.\nlet wasm_bindgen = (function () { return 1; })();\n").unwrap();
        assert!(script.starts_with("let wasm_bindgen=") && !script.contains("comment"), "{script}");
        assert!(minifier.style("a { color").is_err(), "a style that is cut off");
    }
}
