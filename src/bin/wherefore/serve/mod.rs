//! `serve`: a site on this machine that follows its sources.
//!
//! Three parts run beside one another, and `site` is the one that knows the maps: it prints a page when that is asked for.
//! A watcher tells it of changed files; it reads the maps anew then, and keeps the last ones without errors. The server
//! hands requests to it, each in a thread of its own. `live` is what a page waits for: the script in each page asks for the
//! next change, and loads the page anew or shows what is wrong over it.

mod live;
mod site;

use std::io::{Write, stdout};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};
use tiny_http::{Header, Request, Response, Server};

use self::live::Live;
use self::site::{File, Site};
use crate::Wrong;
use crate::kit::kit;
use crate::maps::at;

/// How many ports are tried, if the wanted one is taken.
const PORTS: u16 = 20;

/// How long files have to stay as they are before they are read: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(20);

/// How the names of files end that a map is made of.
const SOURCES: [&str; 5] = ["argdown", "json", "md", "txt", "yaml"];

/// What the site is told.
enum Told {
    /// A file of a map has changed.
    Changed,
    /// Somebody asks for a path, without its query, and waits.
    Asked(String, Sender<File>),
}

/// Serves the maps at these paths until the program is stopped.
pub(crate) fn run(paths: &[PathBuf], port: u16) -> Result<bool, Wrong> {
    let live = Live::default();
    let mut site = Site::new(paths, kit()?, live.clone())?;
    let (listener, port) = listener(port)?;
    let server = Server::from_listener(listener, None).map_err(|error| format!("no page can be served: {error}"))?;
    let (tell, told) = mpsc::channel();
    let _watching = watch(paths, tell.clone())?;
    let _ = writeln!(stdout(), "Serving {} at http://127.0.0.1:{port}/ (stop with Ctrl-C)", site.names());
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let (tell, live) = (tell.clone(), live.clone());
            thread::spawn(move || answer(request, &tell, &live));
        }
    });
    for next in &told {
        match next {
            Told::Changed => {
                settle(&told, &mut site);
                site.read();
            }
            // Where nobody waits any more, nobody misses it.
            Told::Asked(path, reply) => drop(reply.send(site.file(&path))),
        }
    }
    Ok(true)
}

/// Waits until no further file changes. Whoever asks for a page meanwhile gets it as it was.
fn settle(told: &Receiver<Told>, site: &mut Site) {
    while let Ok(next) = told.recv_timeout(QUIET) {
        if let Told::Asked(path, reply) = next {
            drop(reply.send(site.file(&path)));
        }
    }
}

/// Listens on this machine alone, on the wanted port or the next one that is free.
fn listener(wanted: u16) -> Result<(TcpListener, u16), Wrong> {
    let ports = wanted..=wanted.saturating_add(if wanted == 0 { 0 } else { PORTS });
    for port in ports {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            let port = listener.local_addr().map_or(port, |address| address.port());
            return Ok((listener, port));
        }
    }
    Err(format!("the ports from {wanted} on are taken; name another with `--port`"))
}

/// Tells of changes below these paths for as long as what is returned is kept.
fn watch(paths: &[PathBuf], tell: Sender<Told>) -> Result<impl Watcher + use<>, Wrong> {
    let changed = move |event: notify::Result<Event>| {
        let is_source = |path: &PathBuf| path.extension().is_some_and(|it| SOURCES.iter().any(|own| it == *own));
        // Where the watcher lost something, anything may have changed.
        let matters = event.map_or(true, |event| !event.kind.is_access() && event.paths.iter().any(is_source));
        if matters {
            // Fails only when the program ends.
            let _ = tell.send(Told::Changed);
        }
    };
    let wrong = |path: &Path, error: notify::Error| at(path, &format!("changes here cannot be watched: {error}"));
    let mut watcher = notify::recommended_watcher(changed).map_err(|error| wrong(Path::new("."), error))?;
    for path in paths {
        // A file may be replaced by another of its name, which only its folder tells.
        let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| wrong(folder, error))?;
    }
    Ok(watcher)
}

/// Answers a request.
fn answer(request: Request, tell: &Sender<Told>, live: &Live) {
    let file = if is_for_us(&request) { file(&request, tell, live) } else { File::refused() };
    let mut response = Response::from_data(file.bytes).with_status_code(file.status);
    let lasting = if file.lasts { "max-age=31536000, immutable" } else { "no-store" };
    let headers = [("Content-Type", file.kind.as_str()), ("Cache-Control", lasting), ("Location", &file.location)];
    for (name, value) in headers.into_iter().filter(|(_, value)| !value.is_empty()) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Fails where nobody waits for it any more.
    let _ = request.respond(response);
}

/// Whether a request names this machine: pages of others, which a browser may lead here under their own name, get nothing.
fn is_for_us(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    host.is_some_and(|host| {
        let name = host.value.as_str().rsplit_once(':').map_or(host.value.as_str(), |(name, _)| name);
        ["127.0.0.1", "localhost"].contains(&name)
    })
}

fn file(request: &Request, tell: &Sender<Told>, live: &Live) -> File {
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    if path == live::CHANGES {
        return File::new("application/json", live.after(query.parse().unwrap_or_default()).into());
    }
    let (reply, answered) = mpsc::channel();
    let asked = tell.send(Told::Asked(path.trim_start_matches('/').to_owned(), reply));
    asked.ok().and_then(|()| answered.recv().ok()).unwrap_or_else(File::refused)
}
