import Commerce
import PlainText

/// Reads pictures: what they show in words, and the file where there is one.
struct PictureReader {
  let files: ShopFiles

  func pictures(_ value: YAMLValue?) -> [Picture] {
    (value?.items("the picture") ?? []).compactMap { item in
      guard let picture = item.mapping(keys: ["alt", "file"], what: "this picture") else { return nil }
      let words = picture.required("alt", example: "alt: and what the picture shows")?.text(upTo: 300)
      let file = picture.value("file").flatMap(file)
      return words.map { Picture(alternativeText: $0, file: file) }
    }
  }

  private func file(_ value: YAMLValue) -> String? {
    guard let path = value.text(upTo: 300)?.string else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !parts.contains(".."), !path.contains("://") else {
      value.fault("the picture \(path.quoted) leads out of the shop's folder", "Name a file inside the shop's folder.")
      return nil
    }
    do throws(FileProblem) {
      try files.checkFile(path)
      return path
    } catch {
      switch error {
      case .outside:
        value.fault("the picture \(path.quoted) leads out of the shop's folder", "Put the file itself into the folder.")
      case .linkLoop:
        value.fault("the picture \(path.quoted) is a link that leads round in circles", "Put the file in its place.")
      case .notAFile: value.fault("the picture \(path.quoted) is not a file", "Name a file inside the shop's folder.")
      default: value.fault("the picture \(path.quoted) is not there", "Add the file, or leave file out.")
      }
      return nil
    }
  }
}

/// Reads named facts.
enum AttributeReader {
  /// In the order of the file.
  static func attributes(_ value: YAMLValue?) -> [ProductAttribute] {
    (value?.mapping(what: "the attributes")?.entries ?? []).compactMap { entry in
      if entry.value.isAbsent {
        entry.value.page.fault(entry.line, "the attribute \(entry.key) is empty", "Write its value, or take it out.")
        return nil
      }
      guard let text = entry.value.text(upTo: 300) else { return nil }
      return ProductAttribute(name: SafeText(cleaning: entry.key), value: text)
    }
  }
}
