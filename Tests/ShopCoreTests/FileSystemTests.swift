import Database
import Foundation
import Testing

/// Where a ledger must not be, and what is said of a place that cannot be written.
@Suite struct FileSystemTests {
  static let mounts = """
    22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
    40 22 0:33 / /srv/nfs rw,relatime shared:9 - nfs4 server:/export rw,vers=4.2
    41 22 0:34 / /srv/win rw - cifs //server/share rw
    42 22 0:35 / /srv/host rw shared:10 master:2 - 9p host rw
    43 22 0:36 / /home/ada/far rw,nosuid - fuse.sshfs ada@far:/ rw
    44 22 0:37 / /home/ada/crypt rw,nosuid - fuse.gocryptfs /home/ada/c rw
    45 22 0:38 / /tmp rw - tmpfs tmpfs rw
    46 22 0:4352 / /srv/afs rw - afs afs rw
    47 22 0:39 / /vm rw - virtiofs share rw
    """

  @Test(
    arguments: [
      (0xFE01, nil), (33, "nfs4"), (34, "cifs"), (35, "9p"), (36, "fuse.sshfs"), (37, nil), (38, nil), (39, "virtiofs"),
      (0x110_0000, "afs"), (99, nil),
    ] as [(UInt64, String?)])
  func `a file system that other hosts can write to is told by its mount`(device: UInt64, name: String?) {
    #expect(FileSystem.networkName(ofDevice: device, in: Self.mounts) == name)
  }

  @Test func `a folder of this machine is no network's, and one that is not there neither`() {
    for path in [NSTemporaryDirectory(), "/", "/proc", "/nowhere"] { #expect(FileSystem.networkName(of: path) == nil) }
  }

  @Test func `a database is not opened for writing over a network, and no file is made there`() throws {
    let file = try DatabaseFile()
    #expect(throws: DatabaseFailure(kind: .shared("nfs4"), message: "\(file.path) is on nfs4")) {
      try Database(
        path: file.path, access: .readWrite(ticket: file.folder + "/a.lock"), migrations: DatabaseFile.schema,
        applicationID: DatabaseFile.applicationID, fileSystem: { $0 == file.folder + "/" ? "nfs4" : nil })
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder).isEmpty)
  }

  @Test(
    arguments: [
      (ENOSPC, .full), (EDQUOT, .full), (EACCES, .readOnly), (EROFS, .readOnly), (EPERM, .readOnly), (EIO, .io),
      (ENOENT, .cannotOpen), (ENOTDIR, .cannotOpen),
    ] as [(Int32, DatabaseFailure.Kind)])
  func `why a file cannot be made is told in the shop's terms`(code: Int32, kind: DatabaseFailure.Kind) {
    #expect(DatabaseFailure.opening("/x", code).kind == kind)
  }

  @Test(
    arguments: [
      ("3.6.23", false), ("3.7.0", true), ("3.40.1", true), ("3.44.5", true), ("3.44.6", false), ("3.50.6", true),
      ("3.50.7", false), ("3.51.2", true), ("3.51.3", false), ("3.53.4", false), ("4.0.0", false), ("", false),
    ])
  func `which versions of SQLite can damage their log is known`(version: String, isAffected: Bool) {
    #expect(Database.confusesLogs(version) == isAffected)
  }
}
