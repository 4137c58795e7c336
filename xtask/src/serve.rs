//! Serves the site on this machine: finds a free port, opens a browser where there is one, then becomes Trunk.

use std::env;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::private::Private;
use crate::project::Project;
use crate::release;
use crate::steps::{Step, Steps};

/// How many ports are tried, from the wanted one upwards.
const TRIES: u16 = 20;

/// How the site is to be served.
#[derive(Debug, PartialEq)]
pub(crate) struct Serving {
    pub(crate) port: u16,
    pub(crate) release: bool,
    pub(crate) open: bool,
    pub(crate) private: Private,
}

impl Default for Serving {
    fn default() -> Self {
        Self { port: 8080, release: false, open: true, private: Private::default() }
    }
}

/// Serves until it is stopped; needs the set-up.
pub(crate) fn serve(project: &Project, serving: &Serving, steps: &mut Steps) -> Result<()> {
    let step = steps.start("site");
    let port = free_port(serving.port, &step)?.to_string();
    let trunk = project.need("trunk")?;
    let release = serving.release.then_some("--release");
    let open = (serving.open && has_display(|name| env::var(name).ok())).then_some("--open");
    step.say(&format!("building, then serving at http://127.0.0.1:{port}/ (Ctrl-C stops it) …"));
    // The lookup of addresses would list names of this machine at which nothing of the site is meant to be reached.
    let local = ["--address", "127.0.0.1", "--disable-address-lookup", "true"];
    let trunk = cmd!(project.shell(), "{trunk} serve --offline {local...} --port {port} {release...} {open...}");
    let settings = if serving.release { release::settings(project) } else { Vec::new() };
    hand_over(trunk.envs(settings).into())
}

/// On Unix the runner turns into Trunk, so that whatever stops the one stops the other.
#[cfg(unix)]
fn hand_over(mut trunk: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    Err(trunk.exec()).context("Trunk could not be started")
}

#[cfg(not(unix))]
fn hand_over(mut trunk: Command) -> Result<()> {
    let status = trunk.status().context("Trunk could not be started")?;
    anyhow::ensure!(status.success(), "Trunk ended: {status}");
    Ok(())
}

fn free_port(wanted: u16, step: &Step) -> Result<u16> {
    for port in wanted..=wanted.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(_) => return Ok(port),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                step.say(&format!("port {port} is in use, trying the next one"));
            }
            Err(error) => bail!("port {port} cannot be used: {error}; choose another with --port"),
        }
    }
    bail!("no port from {wanted} upwards is free; choose another with --port")
}

/// Whether a browser opened from here would be seen by someone.
fn has_display(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty() && value != "false");
    let graphical = cfg!(any(windows, target_os = "macos")) || ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(set);
    graphical && !set("CI")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let wanted = taken.local_addr().unwrap().port();
        let found = free_port(wanted, &Steps::new(1).start("site")).unwrap();
        assert_ne!(found, wanted);
    }

    #[test]
    fn no_browser_is_opened_in_ci_or_without_a_display() {
        assert!(!has_display(|name| (name == "CI" || name == "DISPLAY").then(|| "true".into())));
        assert!(has_display(|name| (name == "DISPLAY").then(|| ":0".into())));
        assert_eq!(has_display(|_| None), cfg!(any(windows, target_os = "macos")));
    }
}
