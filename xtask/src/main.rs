//! The project's task runner, started by `cargo xtask COMMAND`.
//!
//! It sets up the tools that the project pins, then serves, builds or tests the site, so that a fresh clone needs one
//! command. Everything it installs goes into `.tools` below the project root; the site itself also builds with plain
//! `trunk serve` and `trunk build --release`.
//!
//! Stages of every run: the arguments become a [`Command`] (here), the set-up looks for each pinned tool and installs
//! what is missing ([`tools`], [`release`], and [`browser`] for the tests), then the command does its own work ([`release`],
//! [`serve`], [`size`], [`printer`], [`rings`], [`bench`], [`fingerprint`], [`private`], [`reproduce`]). [`project`] knows where things lie and what is on `PATH`;
//! [`steps`] says how far it is.
//!
//! An error ends the run with exit code 1 and a message that says what to do.

mod bench;
mod browser;
mod cli;
mod fingerprint;
mod notices;
mod printer;
mod private;
mod project;
mod release;
mod remap;
mod reproduce;
mod rings;
mod serve;
mod size;
mod steps;
mod tools;

use std::ffi::OsString;
use std::io::{Write, stderr};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use lexopt::prelude::*;

use crate::bench::Bench;
use crate::fingerprint::Text;
use crate::private::Private;
use crate::project::Project;
use crate::rings::Part;
use crate::serve::Serving;
use crate::steps::{Steps, say};

const HELP: &str = "\
The project's tasks. Each sets up what it needs first; what it installs goes into .tools.

Usage: cargo xtask COMMAND

  serve             Serve the site on this machine, rebuild it on every change, open a browser
    --port N        Start with port N instead of 8080; a port in use is passed over
    --release       Serve the small, slow-to-build version that is published
    --no-open       Open no browser
  build             Build the site into dist/ and say how large its first load is
  serve, build      With a text of the essay, for those who hold the rights to it: a private site that shows it first
    --text FILE     The text: plain, Markdown or HTML; it is read once
    --decisions F   What was decided on passages of that text, as the page saves it
  size              Say how large the programs in dist/ are, what they are made of, and what has changed since that was
                    recorded; fails if one is over its budget
    --record        Record the figures in docs/sizes.json, to compare later ones with
  reproduce         Build the site in two folders and compare each byte (two release builds, one of them from nothing)
  test              Run all tests: formatting, lints, docs, native, release build, browser, size
  test native       Only what needs no browser and no release build
  test browser      Only the release build, its size and the browser tests
    -- ARGUMENTS    Hand the rest to Playwright, such as: -- --grep smoke
  bench anchoring   Measure how well passages are found in changed copies of a text, beside a peer (minutes)
  bench search      Measure how fast a long text is searched
  bench standing    Measure how fast it is worked out what holds
  bench layout      Measure how fast and how well graphs are laid out in ranks, beside peers (minutes)
    -- ARGUMENTS    Hand the rest to the benchmark, such as: -- --no-peer
  bench source      Measure how fast an author's source is read and checked, beside @argdown/core
  bench page        Measure what a reader waits for in the browser: on the embedded map, among 5,000 claims, in 200,000 words
  fingerprint       Write what is needed to find the map's passages in a copy of a text, and none of its words
    --text FILE     The text, a paragraph a line or with empty lines between paragraphs
    --edition ID    Which edition of the map it is; original if not given
  cli ARGUMENTS     Run the command-line program of this checkout: cargo xtask cli check FOLDER
  install           Install the command-line program, wherefore, for cargo's user
  --help            Print this help

The browser tests run in the browser that CHROMIUM or CHROME names, else in an installed Chromium or Chrome.";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
enum Command {
    Help,
    Serve(Serving),
    Build(Private),
    Size { record: bool },
    Reproduce,
    Test(Part, Vec<OsString>),
    Bench(Bench, Vec<OsString>),
    Fingerprint(Text),
    Cli(Vec<OsString>),
    Install,
}

fn main() -> ExitCode {
    match Command::parse(lexopt::Parser::from_env()).and_then(Command::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form is the chain of causes on one line, and never a backtrace.
            let _ = writeln!(stderr(), "\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn parse(mut arguments: lexopt::Parser) -> Result<Self> {
        Self::parse_all(&mut arguments).map_err(|error| anyhow!("{error}; `cargo xtask --help` lists what there is"))
    }

    fn parse_all(arguments: &mut lexopt::Parser) -> Result<Self, lexopt::Error> {
        let mut command = match arguments.next()? {
            None | Some(Short('h') | Long("help")) => return Ok(Self::Help),
            Some(Value(name)) => match name.to_str() {
                Some("help") => return Ok(Self::Help),
                Some("serve") => Self::Serve(Serving::default()),
                Some("build") => Self::Build(Private::default()),
                Some("size") => Self::Size { record: false },
                Some("reproduce") => Self::Reproduce,
                Some("fingerprint") => Self::Fingerprint(Text::default()),
                Some("test") => Self::Test(Part::All, Vec::new()),
                Some("cli") => return Ok(Self::Cli(arguments.raw_args()?.collect())),
                Some("install") => Self::Install,
                Some("bench") => Self::Bench(Bench::parse(arguments)?, Vec::new()),
                _ => return Err(format!("there is no command {}", name.to_string_lossy()).into()),
            },
            Some(option) => return Err(option.unexpected()),
        };
        if let Self::Test(part, handed_on) = &mut command
            && let Some(mut rest) = arguments.try_raw_args()
        {
            if let Some(chosen) = rest.peek().and_then(Part::named) {
                *part = chosen;
                rest.next();
            }
            if rest.next_if(|word| word == "--").is_some() {
                handed_on.extend(rest);
            }
        }
        if let Self::Bench(_, handed_on) = &mut command
            && let Some(mut rest) = arguments.try_raw_args()
            && rest.next_if(|word| word == "--").is_some()
        {
            handed_on.extend(rest);
        }
        while let Some(argument) = arguments.next()? {
            match (&mut command, argument) {
                (_, Short('h') | Long("help")) => return Ok(Self::Help),
                (Self::Serve(serving), Long("port")) => serving.port = arguments.value()?.parse()?,
                (Self::Serve(serving), Long("release")) => serving.release = true,
                (Self::Serve(serving), Long("no-open")) => serving.open = false,
                (Self::Build(private) | Self::Serve(Serving { private, .. }), Long("text")) => {
                    private.text = Some(arguments.value()?.into());
                }
                (Self::Build(private) | Self::Serve(Serving { private, .. }), Long("decisions")) => {
                    private.decisions = Some(arguments.value()?.into());
                }
                (Self::Size { record }, Long("record")) => *record = true,
                (Self::Fingerprint(text), Long("text")) => text.file = arguments.value()?.into(),
                (Self::Fingerprint(text), Long("edition")) => text.edition = Some(arguments.value()?.string()?),
                (_, other) => return Err(other.unexpected()),
            }
        }
        if matches!(&command, Self::Fingerprint(text) if text.file.as_os_str().is_empty()) {
            return Err("fingerprint needs --text FILE".into());
        }
        if let Self::Build(private) | Self::Serve(Serving { private, .. }) = &command
            && private.decisions.is_some()
            && private.text.is_none()
        {
            return Err("--decisions needs --text FILE".into());
        }
        Ok(command)
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Help => {
                say(HELP);
                Ok(())
            }
            Self::Serve(serving) => {
                let project = Project::open()?;
                let mut steps = Steps::new(serving.private.steps() + tools::STEPS + 1);
                private::lay(&project, &serving.private, &mut steps)?;
                tools::set_up(&project, &mut steps)?;
                serve::serve(&project, &serving, &mut steps)
            }
            Self::Build(private) => {
                let project = Project::open()?;
                let mut steps = Steps::new(private.steps() + tools::STEPS + 2);
                private::lay(&project, &private, &mut steps)?;
                tools::set_up(&project, &mut steps)?;
                steps.start("site").say("building for release into dist (a minute or two) …");
                release::build(&project)?;
                steps.start("size").say("of what a reader's browser loads");
                size::measure(&project.at("dist")).map(|weights| say(&weights.to_string()))?;
                if private.text.is_some() {
                    say("\ndist/ holds the text. Put it only where you may publish the text.");
                }
                Ok(())
            }
            Self::Size { record: false } => size::check(&Project::open()?),
            Self::Size { record: true } => size::write_record(&Project::open()?),
            Self::Reproduce => reproduce::run(&Project::open()?),
            Self::Fingerprint(text) => fingerprint::write(&Project::open()?, &text),
            Self::Test(part, handed_on) => rings::test(&Project::open()?, part, &handed_on),
            Self::Cli(arguments) => cli::run(&Project::open()?, &arguments),
            Self::Install => cli::install(&Project::open()?),
            Self::Bench(bench, handed_on) => bench.run(&Project::open()?, &handed_on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command> {
        Command::parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn each_command_is_understood() {
        assert_eq!(parse("").unwrap(), Command::Help);
        assert_eq!(parse("serve --help").unwrap(), Command::Help);
        assert_eq!(parse("build").unwrap(), Command::Build(Private::default()));
        assert_eq!(parse("size").unwrap(), Command::Size { record: false });
        assert_eq!(parse("size --record").unwrap(), Command::Size { record: true });
        assert_eq!(parse("reproduce").unwrap(), Command::Reproduce);
        let serving = Serving { port: 9000, release: true, open: false, private: Private::default() };
        assert_eq!(parse("serve --port 9000 --release --no-open").unwrap(), Command::Serve(serving));
    }

    #[test]
    fn tests_may_be_narrowed_and_playwright_told_more() {
        assert_eq!(parse("test").unwrap(), Command::Test(Part::All, vec![]));
        assert_eq!(parse("test native").unwrap(), Command::Test(Part::Native, vec![]));
        let more = vec!["--grep".into(), "smoke".into()];
        assert_eq!(parse("test browser -- --grep smoke").unwrap(), Command::Test(Part::Browser, more));
        assert_eq!(parse("test -- -x").unwrap(), Command::Test(Part::All, vec!["-x".into()]));
    }

    #[test]
    fn a_benchmark_is_named_and_told_more() {
        assert_eq!(parse("bench search").unwrap(), Command::Bench(Bench::Search, vec![]));
        assert_eq!(parse("bench standing").unwrap(), Command::Bench(Bench::Standing, vec![]));
        assert_eq!(parse("bench layout").unwrap(), Command::Bench(Bench::Layout, vec![]));
        assert_eq!(parse("bench page").unwrap(), Command::Bench(Bench::Page, vec![]));
        let more = vec!["--no-peer".into()];
        assert_eq!(parse("bench anchoring -- --no-peer").unwrap(), Command::Bench(Bench::Anchoring, more));
        assert_eq!(parse("bench anchoring --help").unwrap(), Command::Help);
    }

    #[test]
    fn fingerprints_are_of_a_text() {
        let text = |edition: Option<&str>| Text { file: "a.txt".into(), edition: edition.map(str::to_owned) };
        assert_eq!(parse("fingerprint --text a.txt").unwrap(), Command::Fingerprint(text(None)));
        let line = "fingerprint --edition first --text a.txt";
        assert_eq!(parse(line).unwrap(), Command::Fingerprint(text(Some("first"))));
    }

    #[test]
    fn a_site_may_be_private() {
        let private =
            |decisions: Option<&str>| Private { text: Some("a.txt".into()), decisions: decisions.map(Into::into) };
        assert_eq!(parse("build --text a.txt").unwrap(), Command::Build(private(None)));
        let line = "build --decisions d.json --text a.txt";
        assert_eq!(parse(line).unwrap(), Command::Build(private(Some("d.json"))));
        let serving = Serving { open: false, private: private(Some("d.json")), ..Serving::default() };
        assert_eq!(parse("serve --text=a.txt --no-open --decisions d.json").unwrap(), Command::Serve(serving));
        for (line, steps) in [("build", 0), ("build --text a.txt", 1)] {
            let Command::Build(private) = parse(line).unwrap() else { unreachable!("{line}") };
            assert_eq!(private.steps(), steps);
        }
    }

    #[test]
    fn a_text_is_for_what_makes_something_of_it() {
        for line in [
            "size --text a.txt",
            "test --text a.txt",
            "test native --text a.txt",
            "build --text",
            "serve --text",
            "build --decisions d.json",
            "serve --decisions d.json",
            "fingerprint --text a.txt --decisions d.json",
        ] {
            let message = format!("{:#}", parse(line).unwrap_err());
            assert!(message.contains("--help"), "{line}: {message}");
        }
    }

    #[test]
    fn what_is_not_understood_points_to_the_help() {
        for line in [
            "sirve",
            "--port 1",
            "build --port 1",
            "serve --port x",
            "test everything",
            "fingerprint",
            "bench",
            "bench all",
            "bench search fast",
        ] {
            let message = format!("{:#}", parse(line).unwrap_err());
            assert!(message.contains("--help"), "{message}");
        }
    }
}
