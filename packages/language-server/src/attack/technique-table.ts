/**
 * ATT&CK's public ids of techniques with their names: of version 17.1 for enterprises, and what version 19 added to
 * them. A line that begins with a dot is a sub-technique of the technique above it. ATT&CK is The MITRE Corporation's.
 */
export const techniqueTable = `
1001 Data Obfuscation
.001 Junk Data
.002 Steganography
.003 Protocol or Service Impersonation
1003 OS Credential Dumping
.001 LSASS Memory
.002 Security Account Manager
.003 NTDS
.004 LSA Secrets
.005 Cached Domain Credentials
.006 DCSync
.007 Proc Filesystem
.008 /etc/passwd and /etc/shadow
1005 Data from Local System
1006 Direct Volume Access
1007 System Service Discovery
1008 Fallback Channels
1010 Application Window Discovery
1011 Exfiltration Over Other Network Medium
.001 Exfiltration Over Bluetooth
1012 Query Registry
1014 Rootkit
1016 System Network Configuration Discovery
.001 Internet Connection Discovery
.002 Wi-Fi Discovery
1018 Remote System Discovery
1020 Automated Exfiltration
.001 Traffic Duplication
1021 Remote Services
.001 Remote Desktop Protocol
.002 SMB/Windows Admin Shares
.003 Distributed Component Object Model
.004 SSH
.005 VNC
.006 Windows Remote Management
.007 Cloud Services
.008 Direct Cloud VM Connections
1025 Data from Removable Media
1027 Obfuscated Files or Information
.001 Binary Padding
.002 Software Packing
.003 Steganography
.004 Compile After Delivery
.005 Indicator Removal from Tools
.006 HTML Smuggling
.007 Dynamic API Resolution
.008 Stripped Payloads
.009 Embedded Payloads
.010 Command Obfuscation
.011 Fileless Storage
.012 LNK Icon Smuggling
.013 Encrypted/Encoded File
.014 Polymorphic Code
.015 Compression
.016 Junk Code Insertion
.017 SVG Smuggling
1029 Scheduled Transfer
1030 Data Transfer Size Limits
1033 System Owner/User Discovery
1036 Masquerading
.001 Invalid Code Signature
.002 Right-to-Left Override
.003 Rename Legitimate Utilities
.004 Masquerade Task or Service
.005 Match Legitimate Resource Name or Location
.006 Space after Filename
.007 Double File Extension
.008 Masquerade File Type
.009 Break Process Trees
.010 Masquerade Account Name
.011 Overwrite Process Arguments
1037 Boot or Logon Initialization Scripts
.001 Logon Script (Windows)
.002 Login Hook
.003 Network Logon Script
.004 RC Scripts
.005 Startup Items
1039 Data from Network Shared Drive
1040 Network Sniffing
1041 Exfiltration Over C2 Channel
1046 Network Service Discovery
1047 Windows Management Instrumentation
1048 Exfiltration Over Alternative Protocol
.001 Exfiltration Over Symmetric Encrypted Non-C2 Protocol
.002 Exfiltration Over Asymmetric Encrypted Non-C2 Protocol
.003 Exfiltration Over Unencrypted Non-C2 Protocol
1049 System Network Connections Discovery
1052 Exfiltration Over Physical Medium
.001 Exfiltration over USB
1053 Scheduled Task/Job
.002 At
.003 Cron
.005 Scheduled Task
.006 Systemd Timers
.007 Container Orchestration Job
1055 Process Injection
.001 Dynamic-link Library Injection
.002 Portable Executable Injection
.003 Thread Execution Hijacking
.004 Asynchronous Procedure Call
.005 Thread Local Storage
.008 Ptrace System Calls
.009 Proc Memory
.011 Extra Window Memory Injection
.012 Process Hollowing
.013 Process Doppelgänging
.014 VDSO Hijacking
.015 ListPlanting
1056 Input Capture
.001 Keylogging
.002 GUI Input Capture
.003 Web Portal Capture
.004 Credential API Hooking
1057 Process Discovery
1059 Command and Scripting Interpreter
.001 PowerShell
.002 AppleScript
.003 Windows Command Shell
.004 Unix Shell
.005 Visual Basic
.006 Python
.007 JavaScript
.008 Network Device CLI
.009 Cloud API
.010 AutoHotKey & AutoIT
.011 Lua
.012 Hypervisor CLI
1068 Exploitation for Privilege Escalation
1069 Permission Groups Discovery
.001 Local Groups
.002 Domain Groups
.003 Cloud Groups
1070 Indicator Removal
.001 Clear Windows Event Logs
.002 Clear Linux or Mac System Logs
.003 Clear Command History
.004 File Deletion
.005 Network Share Connection Removal
.006 Timestomp
.007 Clear Network Connection History and Configurations
.008 Clear Mailbox Data
.009 Clear Persistence
.010 Relocate Malware
1071 Application Layer Protocol
.001 Web Protocols
.002 File Transfer Protocols
.003 Mail Protocols
.004 DNS
.005 Publish/Subscribe Protocols
1072 Software Deployment Tools
1074 Data Staged
.001 Local Data Staging
.002 Remote Data Staging
1078 Valid Accounts
.001 Default Accounts
.002 Domain Accounts
.003 Local Accounts
.004 Cloud Accounts
1080 Taint Shared Content
1082 System Information Discovery
1083 File and Directory Discovery
1087 Account Discovery
.001 Local Account
.002 Domain Account
.003 Email Account
.004 Cloud Account
1090 Proxy
.001 Internal Proxy
.002 External Proxy
.003 Multi-hop Proxy
.004 Domain Fronting
1091 Replication Through Removable Media
1092 Communication Through Removable Media
1095 Non-Application Layer Protocol
1098 Account Manipulation
.001 Additional Cloud Credentials
.002 Additional Email Delegate Permissions
.003 Additional Cloud Roles
.004 SSH Authorized Keys
.005 Device Registration
.006 Additional Container Cluster Roles
.007 Additional Local or Domain Groups
1102 Web Service
.001 Dead Drop Resolver
.002 Bidirectional Communication
.003 One-Way Communication
1104 Multi-Stage Channels
1105 Ingress Tool Transfer
1106 Native API
1110 Brute Force
.001 Password Guessing
.002 Password Cracking
.003 Password Spraying
.004 Credential Stuffing
1111 Multi-Factor Authentication Interception
1112 Modify Registry
1113 Screen Capture
1114 Email Collection
.001 Local Email Collection
.002 Remote Email Collection
.003 Email Forwarding Rule
1115 Clipboard Data
1119 Automated Collection
1120 Peripheral Device Discovery
1123 Audio Capture
1124 System Time Discovery
1125 Video Capture
1127 Trusted Developer Utilities Proxy Execution
.001 MSBuild
.002 ClickOnce
.003 JamPlus
1129 Shared Modules
1132 Data Encoding
.001 Standard Encoding
.002 Non-Standard Encoding
1133 External Remote Services
1134 Access Token Manipulation
.001 Token Impersonation/Theft
.002 Create Process with Token
.003 Make and Impersonate Token
.004 Parent PID Spoofing
.005 SID-History Injection
1135 Network Share Discovery
1136 Create Account
.001 Local Account
.002 Domain Account
.003 Cloud Account
1137 Office Application Startup
.001 Office Template Macros
.002 Office Test
.003 Outlook Forms
.004 Outlook Home Page
.005 Outlook Rules
.006 Add-ins
1140 Deobfuscate/Decode Files or Information
1176 Software Extensions
.001 Browser Extensions
.002 IDE Extensions
1185 Browser Session Hijacking
1187 Forced Authentication
1189 Drive-by Compromise
1190 Exploit Public-Facing Application
1195 Supply Chain Compromise
.001 Compromise Software Dependencies and Development Tools
.002 Compromise Software Supply Chain
.003 Compromise Hardware Supply Chain
1197 BITS Jobs
1199 Trusted Relationship
1200 Hardware Additions
1201 Password Policy Discovery
1202 Indirect Command Execution
1203 Exploitation for Client Execution
1204 User Execution
.001 Malicious Link
.002 Malicious File
.003 Malicious Image
.004 Malicious Copy and Paste
1205 Traffic Signaling
.001 Port Knocking
.002 Socket Filters
1207 Rogue Domain Controller
1210 Exploitation of Remote Services
1211 Exploitation for Defense Evasion
1212 Exploitation for Credential Access
1213 Data from Information Repositories
.001 Confluence
.002 Sharepoint
.003 Code Repositories
.004 Customer Relationship Management Software
.005 Messaging Applications
1216 System Script Proxy Execution
.001 PubPrn
.002 SyncAppvPublishingServer
1217 Browser Information Discovery
1218 System Binary Proxy Execution
.001 Compiled HTML File
.002 Control Panel
.003 CMSTP
.004 InstallUtil
.005 Mshta
.007 Msiexec
.008 Odbcconf
.009 Regsvcs/Regasm
.010 Regsvr32
.011 Rundll32
.012 Verclsid
.013 Mavinject
.014 MMC
.015 Electron Applications
1219 Remote Access Tools
.001 IDE Tunneling
.002 Remote Desktop Software
.003 Remote Access Hardware
1220 XSL Script Processing
1221 Template Injection
1222 File and Directory Permissions Modification
.001 Windows File and Directory Permissions Modification
.002 Linux and Mac File and Directory Permissions Modification
1480 Execution Guardrails
.001 Environmental Keying
.002 Mutual Exclusion
1482 Domain Trust Discovery
1484 Domain or Tenant Policy Modification
.001 Group Policy Modification
.002 Trust Modification
1485 Data Destruction
.001 Lifecycle-Triggered Deletion
1486 Data Encrypted for Impact
1489 Service Stop
1490 Inhibit System Recovery
1491 Defacement
.001 Internal Defacement
.002 External Defacement
1495 Firmware Corruption
1496 Resource Hijacking
.001 Compute Hijacking
.002 Bandwidth Hijacking
.003 SMS Pumping
.004 Cloud Service Hijacking
1497 Virtualization/Sandbox Evasion
.001 System Checks
.002 User Activity Based Checks
.003 Time Based Evasion
1498 Network Denial of Service
.001 Direct Network Flood
.002 Reflection Amplification
1499 Endpoint Denial of Service
.001 OS Exhaustion Flood
.002 Service Exhaustion Flood
.003 Application Exhaustion Flood
.004 Application or System Exploitation
1505 Server Software Component
.001 SQL Stored Procedures
.002 Transport Agent
.003 Web Shell
.004 IIS Components
.005 Terminal Services DLL
.006 vSphere Installation Bundles
1518 Software Discovery
.001 Security Software Discovery
1525 Implant Internal Image
1526 Cloud Service Discovery
1528 Steal Application Access Token
1529 System Shutdown/Reboot
1530 Data from Cloud Storage
1531 Account Access Removal
1534 Internal Spearphishing
1535 Unused/Unsupported Cloud Regions
1537 Transfer Data to Cloud Account
1538 Cloud Service Dashboard
1539 Steal Web Session Cookie
1542 Pre-OS Boot
.001 System Firmware
.002 Component Firmware
.003 Bootkit
.004 ROMMONkit
.005 TFTP Boot
1543 Create or Modify System Process
.001 Launch Agent
.002 Systemd Service
.003 Windows Service
.004 Launch Daemon
.005 Container Service
1546 Event Triggered Execution
.001 Change Default File Association
.002 Screensaver
.003 Windows Management Instrumentation Event Subscription
.004 Unix Shell Configuration Modification
.005 Trap
.006 LC_LOAD_DYLIB Addition
.007 Netsh Helper DLL
.008 Accessibility Features
.009 AppCert DLLs
.010 AppInit DLLs
.011 Application Shimming
.012 Image File Execution Options Injection
.013 PowerShell Profile
.014 Emond
.015 Component Object Model Hijacking
.016 Installer Packages
.017 Udev Rules
1547 Boot or Logon Autostart Execution
.001 Registry Run Keys / Startup Folder
.002 Authentication Package
.003 Time Providers
.004 Winlogon Helper DLL
.005 Security Support Provider
.006 Kernel Modules and Extensions
.007 Re-opened Applications
.008 LSASS Driver
.009 Shortcut Modification
.010 Port Monitors
.012 Print Processors
.013 XDG Autostart Entries
.014 Active Setup
.015 Login Items
1548 Abuse Elevation Control Mechanism
.001 Setuid and Setgid
.002 Bypass User Account Control
.003 Sudo and Sudo Caching
.004 Elevated Execution with Prompt
.005 Temporary Elevated Cloud Access
.006 TCC Manipulation
1550 Use Alternate Authentication Material
.001 Application Access Token
.002 Pass the Hash
.003 Pass the Ticket
.004 Web Session Cookie
1552 Unsecured Credentials
.001 Credentials In Files
.002 Credentials in Registry
.003 Bash History
.004 Private Keys
.005 Cloud Instance Metadata API
.006 Group Policy Preferences
.007 Container API
.008 Chat Messages
1553 Subvert Trust Controls
.001 Gatekeeper Bypass
.002 Code Signing
.003 SIP and Trust Provider Hijacking
.004 Install Root Certificate
.005 Mark-of-the-Web Bypass
.006 Code Signing Policy Modification
1554 Compromise Host Software Binary
1555 Credentials from Password Stores
.001 Keychain
.002 Securityd Memory
.003 Credentials from Web Browsers
.004 Windows Credential Manager
.005 Password Managers
.006 Cloud Secrets Management Stores
1556 Modify Authentication Process
.001 Domain Controller Authentication
.002 Password Filter DLL
.003 Pluggable Authentication Modules
.004 Network Device Authentication
.005 Reversible Encryption
.006 Multi-Factor Authentication
.007 Hybrid Identity
.008 Network Provider DLL
.009 Conditional Access Policies
1557 Adversary-in-the-Middle
.001 LLMNR/NBT-NS Poisoning and SMB Relay
.002 ARP Cache Poisoning
.003 DHCP Spoofing
.004 Evil Twin
1558 Steal or Forge Kerberos Tickets
.001 Golden Ticket
.002 Silver Ticket
.003 Kerberoasting
.004 AS-REP Roasting
.005 Ccache Files
1559 Inter-Process Communication
.001 Component Object Model
.002 Dynamic Data Exchange
.003 XPC Services
1560 Archive Collected Data
.001 Archive via Utility
.002 Archive via Library
.003 Archive via Custom Method
1561 Disk Wipe
.001 Disk Content Wipe
.002 Disk Structure Wipe
1562 Impair Defenses
.001 Disable or Modify Tools
.002 Disable Windows Event Logging
.003 Impair Command History Logging
.004 Disable or Modify System Firewall
.006 Indicator Blocking
.007 Disable or Modify Cloud Firewall
.008 Disable or Modify Cloud Logs
.009 Safe Mode Boot
.010 Downgrade Attack
.011 Spoof Security Alerting
.012 Disable or Modify Linux Audit System
1563 Remote Service Session Hijacking
.001 SSH Hijacking
.002 RDP Hijacking
1564 Hide Artifacts
.001 Hidden Files and Directories
.002 Hidden Users
.003 Hidden Window
.004 NTFS File Attributes
.005 Hidden File System
.006 Run Virtual Instance
.007 VBA Stomping
.008 Email Hiding Rules
.009 Resource Forking
.010 Process Argument Spoofing
.011 Ignore Process Interrupts
.012 File/Path Exclusions
.013 Bind Mounts
.014 Extended Attributes
1565 Data Manipulation
.001 Stored Data Manipulation
.002 Transmitted Data Manipulation
.003 Runtime Data Manipulation
1566 Phishing
.001 Spearphishing Attachment
.002 Spearphishing Link
.003 Spearphishing via Service
.004 Spearphishing Voice
1567 Exfiltration Over Web Service
.001 Exfiltration to Code Repository
.002 Exfiltration to Cloud Storage
.003 Exfiltration to Text Storage Sites
.004 Exfiltration Over Webhook
1568 Dynamic Resolution
.001 Fast Flux DNS
.002 Domain Generation Algorithms
.003 DNS Calculation
1569 System Services
.001 Launchctl
.002 Service Execution
.003 Systemctl
1570 Lateral Tool Transfer
1571 Non-Standard Port
1572 Protocol Tunneling
1573 Encrypted Channel
.001 Symmetric Cryptography
.002 Asymmetric Cryptography
1574 Hijack Execution Flow
.001 DLL
.002 DLL Side-Loading
.004 Dylib Hijacking
.005 Executable Installer File Permissions Weakness
.006 Dynamic Linker Hijacking
.007 Path Interception by PATH Environment Variable
.008 Path Interception by Search Order Hijacking
.009 Path Interception by Unquoted Path
.010 Services File Permissions Weakness
.011 Services Registry Permissions Weakness
.012 COR_PROFILER
.013 KernelCallbackTable
.014 AppDomainManager
1578 Modify Cloud Compute Infrastructure
.001 Create Snapshot
.002 Create Cloud Instance
.003 Delete Cloud Instance
.004 Revert Cloud Instance
.005 Modify Cloud Compute Configurations
1580 Cloud Infrastructure Discovery
1583 Acquire Infrastructure
.001 Domains
.002 DNS Server
.003 Virtual Private Server
.004 Server
.005 Botnet
.006 Web Services
.007 Serverless
.008 Malvertising
1584 Compromise Infrastructure
.001 Domains
.002 DNS Server
.003 Virtual Private Server
.004 Server
.005 Botnet
.006 Web Services
.007 Serverless
.008 Network Devices
1585 Establish Accounts
.001 Social Media Accounts
.002 Email Accounts
.003 Cloud Accounts
1586 Compromise Accounts
.001 Social Media Accounts
.002 Email Accounts
.003 Cloud Accounts
1587 Develop Capabilities
.001 Malware
.002 Code Signing Certificates
.003 Digital Certificates
.004 Exploits
1588 Obtain Capabilities
.001 Malware
.002 Tool
.003 Code Signing Certificates
.004 Digital Certificates
.005 Exploits
.006 Vulnerabilities
.007 Artificial Intelligence
1589 Gather Victim Identity Information
.001 Credentials
.002 Email Addresses
.003 Employee Names
1590 Gather Victim Network Information
.001 Domain Properties
.002 DNS
.003 Network Trust Dependencies
.004 Network Topology
.005 IP Addresses
.006 Network Security Appliances
1591 Gather Victim Org Information
.001 Determine Physical Locations
.002 Business Relationships
.003 Identify Business Tempo
.004 Identify Roles
1592 Gather Victim Host Information
.001 Hardware
.002 Software
.003 Firmware
.004 Client Configurations
1593 Search Open Websites/Domains
.001 Social Media
.002 Search Engines
.003 Code Repositories
1594 Search Victim-Owned Websites
1595 Active Scanning
.001 Scanning IP Blocks
.002 Vulnerability Scanning
.003 Wordlist Scanning
1596 Search Open Technical Databases
.001 DNS/Passive DNS
.002 WHOIS
.003 Digital Certificates
.004 CDNs
.005 Scan Databases
1597 Search Closed Sources
.001 Threat Intel Vendors
.002 Purchase Technical Data
1598 Phishing for Information
.001 Spearphishing Service
.002 Spearphishing Attachment
.003 Spearphishing Link
.004 Spearphishing Voice
1599 Network Boundary Bridging
.001 Network Address Translation Traversal
1600 Weaken Encryption
.001 Reduce Key Space
.002 Disable Crypto Hardware
1601 Modify System Image
.001 Patch System Image
.002 Downgrade System Image
1602 Data from Configuration Repository
.001 SNMP (MIB Dump)
.002 Network Device Configuration Dump
1606 Forge Web Credentials
.001 Web Cookies
.002 SAML Tokens
1608 Stage Capabilities
.001 Upload Malware
.002 Upload Tool
.003 Install Digital Certificate
.004 Drive-by Target
.005 Link Target
.006 SEO Poisoning
1609 Container Administration Command
1610 Deploy Container
1611 Escape to Host
1612 Build Image on Host
1613 Container and Resource Discovery
1614 System Location Discovery
.001 System Language Discovery
1615 Group Policy Discovery
1619 Cloud Storage Object Discovery
1620 Reflective Code Loading
1621 Multi-Factor Authentication Request Generation
1622 Debugger Evasion
1647 Plist File Modification
1648 Serverless Execution
1649 Steal or Forge Authentication Certificates
1650 Acquire Access
1651 Cloud Administration Command
1652 Device Driver Discovery
1653 Power Settings
1654 Log Enumeration
1656 Impersonation
1657 Financial Theft
1659 Content Injection
1665 Hide Infrastructure
1666 Modify Cloud Resource Hierarchy
1667 Email Bombing
1668 Exclusive Control
1669 Wi-Fi Networks
1671 Cloud Application Integration
1672 Email Spoofing
1673 Virtual Machine Discovery
1674 Input Injection
1675 ESXi Administration Command
1685 Disable or Modify Tools
.001 Disable or Modify Windows Event Log
.002 Disable or Modify Cloud Log
.003 Modify or Spoof Tool UI
.004 Disable or Modify Linux Audit System Log
.005 Clear Windows Event Logs
.006 Clear Linux or Mac System Logs
1686 Disable or Modify System Firewall
.001 Cloud Firewall
.002 Network Device Firewall
.003 Windows Host Firewall
1687 Exploitation for Defense Impairment
1688 Safe Mode Boot
1689 Downgrade Attack
1690 Prevent Command History Logging
`;
