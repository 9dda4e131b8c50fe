//! Servers that answer as AWS does, each on a free port of this machine and stopped when dropped.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::aws_cli::{AwsCli, Credentials};

/// How long a server may take to answer, on a busy machine.
const START: Duration = Duration::from_mins(1);

/// A program of the virtual environment that `.ci/run` makes.
pub fn peer(name: &str) -> Command {
    let venv = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers/venv/bin");
    let program = venv.join(name);
    assert!(
        program.exists(),
        "{} is missing: run .ci/run",
        program.display()
    );
    Command::new(program)
}

/// A running server.
pub struct Server {
    process: Child,
    url: String,
}

impl Server {
    /// ministack: answers in AWS's own words, whatever the signature.
    pub fn ministack() -> Self {
        let port = free_port();
        let mut command = peer("python");
        command
            .args(["-m", "ministack"])
            .env("GATEWAY_PORT", port.to_string())
            .env("BIND_HOST", "127.0.0.1")
            .env("IOT_MTLS_ENABLED", "0");
        Self::start(command, port)
    }

    /// moto: verifies signatures. Returns credentials that may do everything.
    pub fn moto() -> (Self, Credentials) {
        const ACTIONS_TO_MAKE_A_USER: &str = "3";
        let port = free_port();
        let mut command = peer("moto_server");
        command
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .env("INITIAL_NO_AUTH_ACTION_COUNT", ACTIONS_TO_MAKE_A_USER);
        let server = Self::start(command, port);
        let credentials = AwsCli::new(&server).make_user();
        (server, credentials)
    }

    /// Where it listens, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn start(mut command: Command, port: u16) -> Self {
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut server = Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
        };
        server.wait_until_it_listens(port);
        server
    }

    fn wait_until_it_listens(&mut self, port: u16) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = self.process.try_wait().expect("its state is known");
            assert!(ended.is_none(), "the server ended: {ended:?}");
            assert!(started.elapsed() < START, "the server does not listen");
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
