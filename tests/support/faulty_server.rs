//! A server on loopback that answers as it is told to: well, badly or not at all.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot set up its server ends here"
)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Long enough for the slowest machine; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the server does with one request.
#[derive(Clone, Debug)]
pub struct Reply {
    head: String,
    body: Vec<u8>,
    then: Then,
}

/// What happens after the reply was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Close,
    Hang,
    /// More bytes, one after each pause.
    Trickle(Duration),
}

impl Reply {
    /// A status and a body, complete.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\n", body.len());
        Self {
            head,
            body,
            then: Then::Close,
        }
    }

    /// The same with one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head.extend([name, ": ", value, "\r\n"]);
        self
    }

    /// A reply that ends `missing` bytes before it said it would.
    pub fn cut_short(status: u16, body: &str, missing: usize) -> Self {
        let announced = body.len() + missing;
        let head = format!("HTTP/1.1 {status} \r\nContent-Length: {announced}\r\n");
        Self {
            head,
            body: body.into(),
            then: Then::Close,
        }
    }

    /// A reply whose head and first bytes come, and then nothing more.
    pub fn stalled(status: u16, body: &str) -> Self {
        Self {
            then: Then::Hang,
            ..Self::cut_short(status, body, 1)
        }
    }

    /// A reply whose head comes, and then a byte after each `pause`.
    pub fn trickling(status: u16, pause: Duration) -> Self {
        Self {
            then: Then::Trickle(pause),
            ..Self::cut_short(status, "{", 1 << 20)
        }
    }

    /// A reply that does not say how long it is, and ends with the connection.
    pub fn without_length(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            head: format!("HTTP/1.1 {status} \r\n"),
            body: body.into(),
            then: Then::Close,
        }
    }

    /// Bytes that are no HTTP.
    pub fn garbage(bytes: &str) -> Self {
        Self {
            head: String::new(),
            body: bytes.into(),
            then: Then::Close,
        }
    }

    /// No reply: the connection is closed.
    pub fn close() -> Self {
        Self::garbage("")
    }

    /// No reply: the connection stays open until the client leaves.
    pub fn hang() -> Self {
        Self {
            then: Then::Hang,
            ..Self::close()
        }
    }

    fn write(&self, stream: &mut impl Write) -> std::io::Result<()> {
        if !self.head.is_empty() {
            write!(stream, "{}Connection: close\r\n\r\n", self.head)?;
        }
        stream.write_all(&self.body)?;
        stream.flush()
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Arrived {
    /// Method, path and version.
    pub request_line: String,
    /// Names in small letters, in the order in which they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Arrived {
    /// The value of the first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The names of all headers, sorted.
    pub fn header_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    fn read(stream: impl Read) -> std::io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut arrived = Self {
            request_line: line(&mut reader)?,
            ..Self::default()
        };
        loop {
            let header = line(&mut reader)?;
            let Some((name, value)) = header.split_once(':') else {
                break;
            };
            arrived
                .headers
                .push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let length = arrived
            .header("content-length")
            .and_then(|length| length.parse().ok());
        arrived.body = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut arrived.body)?;
        Ok(arrived)
    }
}

fn line(reader: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

/// The server. It serves until the test ends.
pub struct FaultyServer {
    scheme: &'static str,
    address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    arrivals: Receiver<()>,
    departures: Receiver<()>,
}

impl FaultyServer {
    /// Starts a server that gives each request the next of the replies, and the last one for ever.
    pub fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::start_with(replies, None)
    }

    /// The same over TLS, with a certificate of `tests/support/tls`.
    pub fn start_tls(replies: impl IntoIterator<Item = Reply>, certificate: &[u8]) -> Self {
        use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
        let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/key.pem")).unwrap();
        let certificate = CertificateDer::from_pem_slice(certificate).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        Self::start_with(replies, Some(Arc::new(config)))
    }

    fn start_with(
        replies: impl IntoIterator<Item = Reply>,
        tls: Option<Arc<ServerConfig>>,
    ) -> Self {
        let replies: Vec<_> = replies.into_iter().collect();
        let scheme = if tls.is_some() { "https" } else { "http" };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let (arrival, arrivals) = channel();
        let (departure, departures) = channel();
        let log = Arc::clone(&arrived);
        thread::spawn(move || {
            for (index, stream) in listener.incoming().flatten().enumerate() {
                let reply = replies[index.min(replies.len() - 1)].clone();
                let (log, arrival, departure) =
                    (Arc::clone(&log), arrival.clone(), departure.clone());
                let tls = tls.clone();
                thread::spawn(move || match tls {
                    Some(config) => {
                        let session = ServerConnection::new(config).unwrap();
                        let stream = StreamOwned::new(session, stream);
                        serve(stream, &reply, &log, &arrival, &departure);
                    }
                    None => serve(stream, &reply, &log, &arrival, &departure),
                });
            }
        });
        Self {
            scheme,
            address,
            arrived,
            arrivals,
            departures,
        }
    }

    /// An address on which nobody listens.
    pub fn nobody() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The requests so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    /// Waits until one more request has arrived.
    pub fn wait_for_arrival(&self) {
        self.arrivals
            .recv_timeout(PATIENCE)
            .expect("a request arrives");
    }

    /// Waits until a client has left a connection on which the server hung.
    pub fn wait_for_departure(&self) {
        self.departures
            .recv_timeout(PATIENCE)
            .expect("the client leaves");
    }
}

fn serve(
    mut stream: impl Read + Write,
    reply: &Reply,
    log: &Mutex<Vec<Arrived>>,
    arrival: &Sender<()>,
    departure: &Sender<()>,
) {
    let Ok(arrived) = Arrived::read(&mut stream) else {
        return;
    };
    log.lock().unwrap().push(arrived);
    // Nobody needs to wait for either message.
    let _ = arrival.send(());
    if reply.write(&mut stream).is_err() {
        return;
    }
    match reply.then {
        Then::Close => {}
        Then::Hang => {
            // Ends when the client does.
            let _ = stream.read(&mut [0; 1]);
            let _ = departure.send(());
        }
        Then::Trickle(pause) => {
            while stream.write_all(b" ").and_then(|()| stream.flush()).is_ok() {
                thread::sleep(pause);
            }
        }
    }
}
