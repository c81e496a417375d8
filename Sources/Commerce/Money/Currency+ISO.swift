extension Currency {
  /// The currency of an ISO 4217 code in capitals, or nil for a code that is not in use or has no minor unit.
  ///
  /// Codes as in Debian's iso-codes 4.15, with what ISO changed since: XCG for ANG, ZWG for ZWL, no BGN, CUC, HRK, SLL.
  /// Metals, testing codes and units of account (`XAU`, `XTS`, `XDR`) have no minor unit, so nothing can be priced in
  /// them.
  package static func iso(_ code: String) -> Currency? {
    exponents[code].map { Currency(code: code, exponent: $0) }
  }

  private static let exponents: [String: Int] = codesByExponent.reduce(into: [:]) { table, row in
    for code in row.codes.split(whereSeparator: \.isWhitespace) { table[String(code)] = row.exponent }
  }

  private static let codesByExponent: [(exponent: Int, codes: String)] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
      2,
      """
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
      COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
      INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
      MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
      STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
      """
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
  ]
}
